"""Where a sentence ends. In each text, | stands where a reader would take a breath."""

import pytest

from audio.sentences import sentences

ENGLISH = """
One sentence.
No full stop at the end
Two sentences.|And another one.
Is this one?|Yes!|And then…|It went on.
Customers stay.|Competition is fierce.
A price of 3.5 euros is not two sentences.
Version 2.0 came in 2020.|Version 3.0 followed.
See e.g. Google or i.e. Alphabet.
Advertise on a site, e.g. Facebook, or elsewhere.
Compare Fig. 3 with No. 5 and pp. 12 to 14.
Dr. Kowalski met Mr. Smith.|They talked.
J. Kowalski and A. B. Nowak wrote it.|It is short.
The work of Nowak et al. (2010) has been lost.|Ours is new.
Read Unit I.|Then read Unit II.|Then rest.
He chose plan B.|It worked.
Write to them, call them, etc.|Then wait.
Pens, paper, etc. are sold there.
Levi Strauss & Co. made jeans.|People wore them.
It was made by Levi Strauss & Co.|The jeans fitted.
The shop opens at 9 a.m. every day.
The bus leaves the station at 9 a.m.|Do not be late.
Firms in the U.S. sell more online.
‘The same as in March?’|Tell the customer what you write down.
‘Do you deliver?’ asked a customer.
(Our source calls it ‘braces’; the term is unclear.)|Trained fitters recorded the details.
He said: “Stop.”|Then he left.
They cost €20.|Postage is free.
“Who does what first?”|Nobody answers.
It has just happened.|Who does what first?’|Wherever nobody answers, the plan has a gap.
1. Customers stay.|They like it.
a) Customers stay.|They like it.
It ended in 2019.|2020 was different.
That is all...|Or is it?
Wait … and see.
A firm may use eBay.|iPhones sell well there.
The firm asked why.|eBay did not answer.
Visit example.org.|It is free.
Visit www.example.org/a.b?c=d to read more.
Is it a tool?|A habit?|Or both?
Which customers?!|All of them.
What of approx. 5 customers?
Coca-Cola vs. Pepsi is an old story.
The vol. 2 of the report is out.
Ask (politely, please).|Then wait.
Figure 2.|Stages of customer relationship management
"""

POLISH = """
Jedno zdanie.
Bez kropki na końcu
Dwa zdania.|I jeszcze jedno.
Publikacja (K. Kowalska, P. Szyja, R. Śliwa) jest nowa.|Czytaj.
Czy to jedno?|Tak!|A potem…|Poszło dalej.
Śnieg spadł.|Żaden sklep nie otworzył.|Łatwo nie było.
Cena 3,5 euro to nie dwa zdania.
Na przykład (np. Facebook) albo m.in. Instagram.
Sklep, tj. Allegro, oraz tzw. Smart.|To działa.
Zob. rys. 3 i tab. 5 na s. 12.
Por. Kowalski 2020.|Tam jest więcej.
Prof. Nowak i dr Kowalska napisali książkę.|Jest krótka.
J. Kowalski i A. B. Nowak to napisali.|To krótkie.
Przeczytaj Moduł I.|Potem przeczytaj Moduł II.|Potem odpocznij.
W 2020 r. Google zmieniło zasady.
Sklep zamknięto w 2020 r.|Google zmieniło zasady.
Firma powstała w 1999 r. w Gdańsku.
Kup papier, długopisy itd.|Potem czekaj.
Papier, długopisy itp. są w sklepie.
Kosztuje to 20 zł.|Wysyłka jest darmowa.
Zarobili 5 mln.|Potem stracili.
Zarobili 5 tys. Klienci pisali dalej.
Firma ABC Sp. z o.o. działa w Gdyni.
Spółka nazywa się ABC S.A.|Działa w Gdyni.
Powiedział: „Jaki jest powód?”.|Potem wyszedł.
„Kto co robi?”|Nikt nie odpowiada.
„Czy dostarczacie?” – zapytał klient.
(Źródło mówi „szelki”; termin jest niejasny.)|Krawcy zapisali szczegóły.
1. Klienci zostają.|Lubią to.
a) Klienci zostają.|Lubią to.
To było w 2019.|2020 był inny.
To wszystko...|Czy na pewno?
Poczekaj … i zobacz.
Firma może używać eBay.|iPhone dobrze się sprzedaje.
Odwiedź example.org.|To nic nie kosztuje.
To narzędzie?|Nawyk?|A może jedno i drugie?
Mieszka przy ul. Długiej.|To blisko.
To ok. 5 klientów.|Wszyscy są z Sopotu.
Święto obchodzimy w dn. 5 maja.|Zapraszamy.
Rysunek 2.|Etapy zarządzania relacjami z klientem
Zapytaj (grzecznie, proszę).|Potem czekaj.
To jest pkt. 5 planu.|Reszta jest niżej.
Wybrał plan B.|Udało się.
Jest ich 20%.|Reszta milczy.
Działa 24 godz. na dobę.|Także w święta.
"""


@pytest.mark.parametrize(("language", "cases"), [("en", ENGLISH), ("pl", POLISH)])
def test_a_text_is_split_where_a_reader_takes_a_breath(language: str, cases: str) -> None:
    found = {}
    for case in cases.strip().split("\n"):
        text = case.replace("|", " ")
        split = "|".join(text[first:last] for first, last in sentences(text, language))
        if split != case:
            found[case] = split
    assert found == {}


def test_an_unbreakable_space_ends_no_sentence_wrongly_and_belongs_to_none() -> None:
    text = "\u00a0To 5\u00a0zł. Tak.\n"
    assert [text[a:b] for a, b in sentences(text, "pl")] == ["To 5\u00a0zł.", "Tak."]


def test_a_language_without_a_list_of_abbreviations_is_split_too() -> None:
    assert len(sentences("Das ist gut. Das auch.", "de")) == 2
