"""Pages that are heard and read along, over http and from a folder, by mouse and by keyboard.

The pages are the book's own, with files whose timings are known (tests/support/listening.py). What
is compared with the timings is the media's own clock, so a slow machine does no harm.
"""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, expect

from tests.support.accessibility import accessibility_faults, overflowing
from tests.support.browser import Reader
from tests.support.listening import UNIT, UNREAD, WITHOUT_TIMES, end_of, make_audible, start_of
from tests.support.server import serving
from tests.support.site import ROOT, address_of

OPENING, FIRST, SECOND = (f"{UNIT}/{name}.html" for name in ("index", "relationships", "benefits"))
UNTIMED = f"{UNIT}/{WITHOUT_TIMES}.html"
WITHOUT_FILE, NEXT_WITHOUT_FILE = f"{UNIT}/principles.html", f"{UNIT}/influences.html"
LATE = 0.06  # seconds after which a sentence that has begun must be highlighted
PHONE = {"width": 320, "height": 640}

OpenPage = Callable[..., Page]

# Notes at each frame what the media's clock says and which sentence is highlighted.
WATCH = """() => {
  const sound = document.querySelector("audio");
  window.seen = [];
  const note = () => {
    const shown = new Set([...document.querySelectorAll(".sentence--now")]
      .map((span) => Number(span.dataset.sentence)));
    if (!sound.seeking) window.seen.push([sound.currentTime, sound.playbackRate, ...shown]);
    requestAnimationFrame(note);
  };
  requestAnimationFrame(note);
}"""

# A device with voices, which says a sentence only when the test lets it.
VOICES = """(voices) => {
  const said = [];
  class Utterance { constructor(text) { this.text = text; } }
  class Synthesis extends EventTarget {
    getVoices() { return this.voices; }
    speak(utterance) { said.push(utterance); }
    cancel() { this.cancelled = said.length; }
  }
  const speech = new Synthesis();
  speech.voices = voices;
  Object.assign(window, { said, SpeechSynthesisUtterance: Utterance });
  Object.defineProperty(window, "speechSynthesis", { value: speech });
}"""
ENGLISH = {"lang": "en-GB", "localService": True, "name": "English"}
POLISH = {"lang": "pl-PL", "localService": True, "name": "polski"}
ELSEWHERE = {"lang": "en-US", "localService": False, "name": "a voice of a server"}


@pytest.fixture(scope="module")
def audible(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("audible") / "Książka z dźwiękiem"
    make_audible(site, folder)
    return folder


@pytest.fixture(scope="module")
def http(audible: Path) -> Iterator[str]:
    with serving(audible) as address:
        yield address


@pytest.fixture(params=["http", "file"])
def where(request: pytest.FixtureRequest, audible: Path, http: str) -> str:
    return http if request.param == "http" else address_of(audible)


@pytest.fixture
def open_page(browser: Browser, audible: Path, http: str) -> Iterator[OpenPage]:
    """As in tests/conftest.py, for the pages of this file."""
    reader = Reader(browser, places=(http, address_of(audible)))
    yield reader.new_page
    reader.leave()
    assert reader.faults == []


# ---- Playing -------------------------------------------------------------------------------------


def test_nothing_is_loaded_or_played_before_it_is_asked_for(page: Page, where: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(where + FIRST, wait_until="networkidle")
    page.locator("article").click(position={"x": 5, "y": 5})
    page.keyboard.press("Space")
    assert [url for url in asked if url.endswith(".mp3")] == []
    assert page.evaluate("document.querySelector('audio').paused")

    listen(page)

    assert [url for url in asked if url.endswith(".mp3")] == [
        where + f"audio/{UNIT}/relationships.mp3"
    ]


def test_the_address_of_the_podcast_sends_the_browser_nowhere(
    page: Page, audible: Path, http: str
) -> None:
    head = (ROOT / "overrides/main.html").read_text(encoding="utf-8")
    [link] = re.findall(r"<link [^>]*rss\+xml[^>]*>", head)
    told = re.sub(r"{{.*?}}", "../audio/feed.en.xml", link)
    html = (audible / FIRST).read_text(encoding="utf-8").replace("</head>", f"{told}</head>", 1)
    page.route(http + FIRST, lambda route: route.fulfill(body=html, content_type="text/html"))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(http + FIRST, wait_until="networkidle")

    expect(page.locator("link[type='application/rss+xml']")).to_have_count(1)
    assert [url for url in asked if "/audio/" in url] == []


def test_a_server_gives_the_part_of_a_file_that_is_sought(page: Page, http: str) -> None:
    page.goto(http + FIRST)
    with page.expect_response(re.compile(r"\.mp3$")) as response:
        listen(page)
    assert response.value.status == 206


def test_the_sentence_that_is_read_is_highlighted_also_after_a_seek_and_at_double_speed(
    page: Page, where: str
) -> None:
    page.goto(where + FIRST)
    page.evaluate(WATCH)

    listen(page)
    until(page, 4.2)
    seek(page, 20.3)
    until(page, 22)
    page.get_by_role("button", name="More").click()
    page.get_by_label("Speed").select_option("2")
    until(page, 25.5)
    seek(page, 3.05)
    until(page, 6)

    seen = page.evaluate("window.seen.filter(([time]) => time > 0)")
    assert {rate for _, rate, *_ in seen} == {1, 2}
    assert {0, 1, 2, 3, 22, 23, 25, 26} <= {number for _, _, *shown in seen for number in shown}
    wrong = [not is_right(*each) for each in seen]
    # A busy machine may stop between the player's look at the clock and the test's. The next frame
    # puts it right.
    assert [seen[n] for n, pair in enumerate(pairwise(wrong)) if all(pair)] == []


def is_right(time: float, rate: float, *shown: int) -> bool:
    """Whether that is highlighted which has begun, or what was just before it."""
    return list(shown) in (begun_at(time), begun_at(time - LATE * rate))


def begun_at(time: float) -> list[int]:
    """By hand: 0.5 s, 1.7 s, 2.3 s, 3.5 s, and on like this."""
    begun = [number for number in range(100) if start_of(number) <= time * 1000 + 5]
    return begun[-1:]


def test_the_timings_of_the_test_are_those_it_means() -> None:
    assert [start_of(number) for number in range(4)] == [500, 1700, 2300, 3500]
    assert end_of(0) == 1600
    assert [begun_at(time) for time in (0.2, 1.6, 1.7, 3.6)] == [[], [0], [1], [3]]


def test_reading_can_be_paused_and_gone_on_with(page: Page, where: str) -> None:
    page.goto(where + FIRST)
    listen(page)
    until(page, 0.6)

    button(page, "Pause").click()
    expect(button(page, "Play")).to_be_focused()
    assert page.evaluate("document.querySelector('audio').paused")
    expect_highlighted(page, 0)
    button(page, "Play").click()

    expect(button(page, "Pause")).to_be_focused()
    until(page, 1.8)


def test_buttons_go_back_and_forward_by_a_sentence_and_by_15_seconds(
    page: Page, where: str
) -> None:
    page.goto(where + FIRST)
    listen_and_pause(page)
    go_to_sentence(page, 10)

    for name, number in (("Forward by a sentence", 11), ("Back by a sentence", 10)):
        button(page, name).click()
        expect_at(page, start_of(number) / 1000)
        expect_highlighted(page, number)
    button(page, "Forward by 15 seconds").click()
    expect_at(page, start_of(10) / 1000 + 15)
    button(page, "Back by 15 seconds").click()
    expect_at(page, start_of(10) / 1000)


def test_the_slider_goes_anywhere(page: Page, where: str) -> None:
    page.goto(where + FIRST)
    listen_and_pause(page)
    slider = page.get_by_role("slider", name="Position")

    slider.fill("20")
    expect_at(page, 20)
    expect_highlighted(page, 21)
    expect(slider).to_have_attribute("aria-valuetext", re.compile(r"^0:20 / \d:\d\d$"))
    slider.press("ArrowRight")
    expect_at(page, 25)


@pytest.mark.parametrize("address", [FIRST, f"pl/{FIRST}"])
def test_a_click_on_a_sentence_reads_from_there(page: Page, where: str, address: str) -> None:
    page.goto(where + address)
    page.locator(".sentence").nth(6).click()
    assert page.evaluate("document.querySelector('audio').paused")
    listen(page)

    click_on(page, 6)

    expect_highlighted(page, 6)
    until(page, start_of(6) / 1000)
    button(page, "Pause|Wstrzymaj").click()
    click_on(page, 3)
    expect_highlighted(page, 3)
    expect(button(page, "Pause|Wstrzymaj")).to_be_visible()


def test_a_click_on_a_link_follows_it_and_a_selection_is_no_click(page: Page, where: str) -> None:
    page.goto(where + FIRST)
    listen_and_pause(page)
    expect_highlighted(page, 0)

    click_on(page, 4, times=2)
    assert page.evaluate("getSelection().toString().length") > 0
    button(page, "Pause").or_(button(page, "Play")).first.click()
    page.locator(".sentence a").first.click()

    expect(page).not_to_have_url(re.compile(FIRST))


def test_with_the_keyboard_reading_begins_where_one_looks(page: Page, where: str) -> None:
    page.goto(where + FIRST)
    listen_and_pause(page)
    open_more(page)
    words(page, 12).evaluate(
        "(span) => scrollTo(0, span.getBoundingClientRect().top + scrollY - 400)"
    )
    bar = page.locator(".player").bounding_box()
    assert bar
    first = page.evaluate(
        """(edge) => [...document.querySelectorAll(".sentence")]
          .find((span) => span.getClientRects()[0].top >= edge).dataset.sentence""",
        bar["y"] + bar["height"],
    )

    button(page, "Read from the top of the screen").press("Enter")

    expect_highlighted(page, int(first))


# ---- Remembered ----------------------------------------------------------------------------------


def test_the_speed_and_the_sentence_are_remembered(page: Page, where: str) -> None:
    page.goto(where + FIRST)
    listen_and_pause(page)
    open_more(page)
    page.get_by_label("Speed").select_option("1.5")
    go_to_sentence(page, 8)
    button(page, "Close the player").click()
    expect(page.locator(".sentence--now")).to_have_count(0)

    page.reload()
    listen_and_pause(page)

    expect_highlighted(page, 8)
    assert page.evaluate("document.querySelector('audio').playbackRate") == 1.5


BLOCKED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("The operation is insecure.", "SecurityError"); },
});"""
FULL = """Storage.prototype.setItem = () => {
  throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
};"""
DAMAGED = """localStorage.setItem("customer-relationship-building/.listening", %r)"""


@pytest.mark.parametrize(
    "script",
    [
        BLOCKED,
        FULL,
        *(DAMAGED % item for item in ("{", "null", "5", '{"rate":"x","places":[7]}')),
        DAMAGED % f'{{"rate":99,"places":{{"{FIRST}":{{"sentence":4000,"at":"x"}}}}}}',
    ],
)
def test_where_nothing_sensible_is_remembered_the_page_is_read_from_its_beginning(
    browser: Browser, http: str, script: str
) -> None:
    page = browser.new_page()  # unwatched: the theme complains where the storage is blocked
    page.add_init_script(script)
    page.goto(http + FIRST)
    listen(page)
    until(page, 0.6)
    assert page.evaluate("document.querySelector('audio').playbackRate") == 1
    page.close()


# ---- With the keyboard ---------------------------------------------------------------------------


def test_everything_can_be_done_with_the_keyboard(page: Page, where: str) -> None:
    page.goto(where + FIRST)
    page.get_by_role("button", name="Listen").focus()
    page.keyboard.press("Enter")
    expect(button(page, "Pause")).to_be_focused()
    page.keyboard.press("Space")
    expect(button(page, "Play")).to_be_focused()
    go_to_sentence(page, 5)

    page.keyboard.press("ArrowRight")
    expect_at(page, start_of(6) / 1000)
    page.keyboard.press("ArrowLeft")
    expect_at(page, start_of(5) / 1000)
    button(page, "Close the player").press("Enter")

    expect(page.get_by_role("button", name="Listen")).to_be_focused()


def test_keys_mean_nothing_to_the_player_while_the_reader_is_elsewhere(
    page: Page, where: str
) -> None:
    page.goto(where + FIRST)
    listen_and_pause(page)
    go_to_sentence(page, 5)

    page.locator(".sentence a").first.focus()
    for key in ("ArrowRight", "ArrowLeft", "ArrowLeft", "Space", "k", "j"):
        page.keyboard.press(key)

    expect_at(page, start_of(5) / 1000)
    assert page.evaluate("document.querySelector('audio').paused")


def test_the_keys_of_the_device_work(page: Page, http: str) -> None:
    page.add_init_script("""
      window.keys = {};
      MediaSession.prototype.setActionHandler = (action, act) => { window.keys[action] = act; };
    """)
    page.goto(http + FIRST)
    listen(page)
    page.evaluate("window.keys.pause()")
    expect(button(page, "Play")).to_be_visible()
    go_to_sentence(page, 20)

    page.evaluate("window.keys.nexttrack()")
    expect_at(page, start_of(21) / 1000)
    page.evaluate("window.keys.previoustrack()")
    expect_at(page, start_of(20) / 1000)
    page.evaluate("window.keys.seekbackward()")
    expect_at(page, start_of(20) / 1000 - 15)
    assert page.evaluate("navigator.mediaSession.metadata.album") == "Unit I"


# ---- Through the unit ----------------------------------------------------------------------------


def test_the_unit_goes_on_with_the_next_page_at_the_same_speed(page: Page, where: str) -> None:
    page.goto(where + FIRST)
    listen(page)
    open_more(page)
    page.get_by_label("Speed").select_option("2")
    page.get_by_label("Go on with the next page").check()

    go_to_end(page)

    expect(page).to_have_url(where + SECOND)
    expect(button(page, "Pause")).to_be_focused()
    until(page, 0.6)
    assert page.evaluate("document.querySelector('audio').playbackRate") == 2
    expect(page.get_by_label("Go on with the next page")).to_be_checked()


def test_a_page_that_has_been_read_to_its_end_begins_anew(page: Page, where: str) -> None:
    page.goto(where + FIRST)
    listen(page)
    go_to_end(page)
    expect(button(page, "Play")).to_be_visible()
    expect(page.locator(".sentence--now")).to_have_count(0)
    expect(page).to_have_url(where + FIRST)

    page.reload()
    listen_and_pause(page)

    assert now(page) < 5


def test_a_chapter_is_read_when_it_is_chosen(page: Page, where: str) -> None:
    page.goto(where + FIRST)
    listen(page)
    open_more(page)
    chapters = page.get_by_role("list", name="Pages: Unit I").get_by_role("link")
    assert chapters.all_text_contents() == ["index", "relationships", "benefits"]
    expect(chapters.nth(1)).to_have_attribute("aria-current", "page")

    chapters.nth(2).click()
    expect(page).to_have_url(where + SECOND)
    until(page, 0.6)
    go_to_sentence(page, 9)
    open_more(page)
    chapters.nth(2).click()

    until(page, 0.2)
    assert now(page) < start_of(9) / 1000


def test_the_unit_is_gone_on_with_where_the_reader_stopped(page: Page, http: str) -> None:
    page.goto(http + SECOND)
    listen_and_pause(page)
    go_to_sentence(page, 7)
    button(page, "Close the player").click()
    page.goto(http + OPENING)

    page.get_by_role("button", name="Listen to the whole unit").click()

    expect(page).to_have_url(http + SECOND)
    expect(page.get_by_label("Go on with the next page")).to_be_checked()
    until(page, start_of(7) / 1000)


@pytest.mark.parametrize(
    "address", ["#listen=1", "#listen=x", "#listen", "#listen=99999999999999x"]
)
def test_an_address_alone_starts_nothing(page: Page, http: str, address: str) -> None:
    page.goto(f"{http}{FIRST}{address}")
    expect(page.get_by_role("button", name="Listen")).to_be_visible()
    assert page.evaluate("document.querySelector('audio').paused")


def test_where_the_browser_wants_an_act_of_the_reader_the_player_says_so(
    page: Page, where: str
) -> None:
    page.goto(where + FIRST)
    now_ = page.evaluate("Date.now()")

    page.goto(f"{where}{UNTIMED}#listen={now_}")

    expect(page.get_by_role("status").filter(has_text="press ‘Play’")).to_be_visible()
    expect(button(page, "Play")).to_be_focused()
    button(page, "Play").click()
    until(page, 0.2)
    expect(page.locator(".player__news")).to_be_empty()


# ---- Without timings, without a file -------------------------------------------------------------


def test_a_recording_that_does_not_fit_the_text_is_played_without_reading_along(
    page: Page, where: str
) -> None:
    page.goto(where + UNTIMED)
    listen(page)
    until(page, 1.8)

    expect(page.locator(".sentence--now")).to_have_count(0)
    expect(button(page, "Forward by a sentence")).to_be_hidden()
    button(page, "Pause").press("ArrowRight")
    until(page, 15)
    button(page, "Close the player").click()
    page.reload()
    listen(page)
    assert now(page) > 14


def test_a_sentence_that_the_file_does_not_have_is_passed_over(page: Page, where: str) -> None:
    page.goto(where + SECOND)
    listen_and_pause(page)
    read_on(page, UNREAD - 1)

    for seconds in (end_of(UNREAD - 1) / 1000, start_of(UNREAD) / 1000 + 0.1):
        seek(page, seconds)
        expect(page.locator(".sentence--now")).to_have_count(0)
    read_on(page, UNREAD + 1)
    button(page, "Back by a sentence").click()
    expect_highlighted(page, UNREAD - 1)
    click_on(page, UNREAD)
    expect_highlighted(page, UNREAD - 1)
    button(page, "Forward by a sentence").click()
    expect_highlighted(page, UNREAD + 1)


def test_the_device_reads_sentence_by_sentence(page: Page, where: str) -> None:
    give_voices(page, [ELSEWHERE, POLISH, ENGLISH])
    page.goto(where + WITHOUT_FILE)
    listen_to_device(page)
    assert page.evaluate("said.at(-1).voice.name") == "English"
    page.evaluate("said.at(-1).onend()")
    expect_said(page, 1)
    button(page, "Forward by a sentence").click()
    expect_said(page, 2)
    click_on(page, 5)
    expect_said(page, 5)
    for name in ("Forward by 15 seconds", "Back by 15 seconds"):
        expect(button(page, name)).to_be_hidden()


def test_a_pause_of_the_device_begins_its_sentence_again(page: Page, where: str) -> None:
    give_voices(page, [ENGLISH])
    page.goto(where + WITHOUT_FILE)
    listen_to_device(page)
    page.evaluate("said.at(-1).onend()")
    expect_said(page, 1)

    button(page, "Pause").click()
    assert page.evaluate("speechSynthesis.cancelled === said.length")
    page.evaluate("said.at(-1).onend()")  # some devices tell of an end when they are interrupted
    assert page.evaluate("said.length") == 2
    open_more(page)
    page.get_by_label("Speed").select_option("1.25")
    button(page, "Play").click()

    expect_said(page, 1)
    assert page.evaluate("said.at(-1).rate") == 1.25


def test_what_is_not_for_listeners_is_not_said_by_the_device(page: Page, where: str) -> None:
    give_voices(page, [ENGLISH])
    page.goto(where + WITHOUT_FILE)
    citation = page.locator(".sentence [id^='cite-']").first
    listen_to_device(page)
    cited = citation.locator("xpath=ancestor::*[@data-sentence]")

    click_on(page, int(str(cited.get_attribute("data-sentence"))))

    text = page.evaluate("said.at(-1).text")
    assert str(citation.text_content()) not in text
    assert "()" not in text
    assert text[:20] in str(cited.text_content())


def test_the_device_goes_on_with_the_next_page(page: Page, where: str) -> None:
    give_voices(page, [ENGLISH])
    page.goto(where + WITHOUT_FILE)
    listen_to_device(page)
    open_more(page)
    page.get_by_label("Go on with the next page").check()
    page.get_by_role("slider").press("End")

    page.evaluate("said.at(-1).onend()")

    expect(page).to_have_url(where + NEXT_WITHOUT_FILE)
    expect_said(page, 0)


@pytest.mark.parametrize("voices", [[], [ELSEWHERE], [POLISH]])
def test_a_device_without_a_voice_of_its_own_for_the_language_offers_none(
    page: Page, http: str, voices: list[dict[str, Any]]
) -> None:
    give_voices(page, voices)
    page.goto(http + WITHOUT_FILE)
    expect(page.locator(".player button:visible")).to_have_count(0)


def test_voices_that_come_late_are_offered_then(page: Page, http: str) -> None:
    give_voices(page, [])
    page.goto(http + f"pl/{WITHOUT_FILE}")
    page.evaluate(
        """(voice) => {
          speechSynthesis.voices = [voice];
          speechSynthesis.dispatchEvent(new Event("voiceschanged"));
        }""",
        POLISH,
    )
    page.get_by_role("button", name="Posłuchaj głosem swojego urządzenia").click()
    expect_said(page, 0)


@pytest.mark.parametrize("voices", [[], [ENGLISH]])
def test_where_the_file_is_missing_the_page_says_so_and_offers_what_there_is(
    browser: Browser, http: str, voices: list[dict[str, Any]]
) -> None:
    page = browser.new_page()  # unwatched: a file that is missing is an error to the browser
    give_voices(page, voices)
    page.route("**/*.mp3", lambda route: route.fulfill(status=404))
    page.goto(http + FIRST)

    page.get_by_role("button", name="Listen (").click()

    expect(page.locator(".player__news")).to_have_text(
        "The sound of this page could not be loaded."
    )
    expect(page.locator(".player__bar")).to_be_hidden()
    if voices:
        listen_to_device(page)
    else:
        page.unroute("**/*.mp3")
        listen(page)
    expect(page.locator(".player__news")).to_be_empty()
    page.close()


# ---- Reading along -------------------------------------------------------------------------------


def test_the_text_follows_the_voice_but_not_a_reader_who_has_scrolled_away(
    open_page: OpenPage, where: str
) -> None:
    page = open_page(reduced_motion="reduce", viewport={"width": 800, "height": 500})
    page.goto(where + FIRST)
    listen_and_pause(page)

    go_to_sentence(page, 30)
    expect(words(page, 30)).to_be_in_viewport()
    read_on(page, 31)
    page.evaluate("scrollTo(0, 0)")
    # The text follows again a second after it was scrolled last; so long it may be on its way.
    later = page.evaluate("performance.now() + 1000")
    page.wait_for_function(f"() => performance.now() > {later}")
    read_on(page, 32)
    assert page.evaluate("scrollY") == 0
    button(page, "Forward by a sentence").click()

    expect(words(page, 33)).to_be_in_viewport()


@pytest.mark.parametrize(
    ("address", "width", "scroll"),
    [
        (FIRST, 1280, "scrollBy(0, box('.sentence--now').top - 120)"),
        # Here the player has not come to stick yet.
        (f"{UNIT}/index.html", 390, "scrollTo(0, 0); scrollBy(0, box('.player').top - 75)"),
    ],
    ids=["in its place", "not yet in its place"],
)
def test_a_player_that_grows_does_not_hide_the_sentence_that_is_read(
    open_page: OpenPage, http: str, address: str, width: int, scroll: str
) -> None:
    page = open_page(viewport={"width": width, "height": 780}, reduced_motion="reduce")
    page.goto(http + address)
    listen_and_pause(page)
    go_to_sentence(page, 4)
    box = "const box = (each) => document.querySelector(each).getBoundingClientRect()"
    page.evaluate(f"() => {{ {box}; {scroll}; }}")

    open_more(page)

    page.wait_for_function(
        f"""() => {{
          {box};
          const {{ top, bottom }} = box(".sentence--now");
          return top >= box(".player").bottom && bottom <= innerHeight;
        }}"""
    )


def test_a_screen_reader_hears_nothing_of_the_highlighting(page: Page, where: str) -> None:
    page.goto(where + FIRST)
    listen_and_pause(page)
    text = page.locator("article > p").nth(1)
    before = text.aria_snapshot()
    live = page.locator("article :is([aria-live], [role=status], [role=alert])")
    said = live.all_text_contents()
    go_to_sentence(page, 2)
    focus = page.evaluate("document.activeElement.dataset.do")

    for number in (1, 2, 3):
        read_on(page, number)
        assert text.aria_snapshot() == before
    assert page.evaluate("document.activeElement.dataset.do") == focus
    assert live.all_text_contents() == said


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault_in_an_open_player_and_a_highlighted_sentence(
    open_page: OpenPage, http: str, scheme: Literal["light", "dark"]
) -> None:
    page = open_page(color_scheme=scheme, reduced_motion="reduce")
    page.goto(http + OPENING)
    assert accessibility_faults(page) == []
    listen_and_pause(page)
    link = page.locator(".sentence:has(a)").first.get_attribute("data-sentence")
    open_more(page)
    faults = []
    for number in (0, int(str(link))):
        go_to_sentence(page, number)
        faults += accessibility_faults(page)
    assert faults == []


def test_without_colours_of_its_own_the_sentence_is_underlined(
    open_page: OpenPage, http: str
) -> None:
    page = open_page(forced_colors="active")
    page.goto(http + FIRST)
    listen_and_pause(page)
    go_to_sentence(page, 2)
    style = words(page, 2).evaluate("(span) => getComputedStyle(span).textDecorationLine")
    assert style == "underline"


# ---- Small, on paper, without a script -----------------------------------------------------------


@pytest.mark.parametrize("address", [FIRST, f"pl/{FIRST}"])
def test_on_a_narrow_screen_the_player_is_one_row_and_all_of_it_fits(
    open_page: OpenPage, where: str, address: str
) -> None:
    page = open_page(viewport=PHONE)
    page.goto(where + address)
    listen_and_pause(page)
    bar = page.locator(".player").bounding_box()
    assert bar
    assert bar["height"] <= 60
    assert overflowing(page) == []
    open_more(page)
    assert overflowing(page) == []
    for each in page.locator(".player button:visible").all():
        box = each.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 43.9, each.get_attribute("data-do")


@pytest.mark.parametrize("viewport", [PHONE, {"width": 320, "height": 256}])
def test_an_open_player_hides_nothing_that_has_the_focus(
    open_page: OpenPage, http: str, viewport: dict[str, int]
) -> None:
    page = open_page(viewport=viewport, reduced_motion="reduce")
    page.goto(http + SECOND)
    listen_and_pause(page)
    page.locator("footer a").first.focus()

    hidden = []
    for _ in range(30):
        page.keyboard.press("Shift+Tab")
        hidden += page.evaluate("""() => {
          const { activeElement: has } = document;
          const { left, right, bottom } = [...has.getClientRects()].pop(); // of a link in two lines
          const [x, y] = [(left + right) / 2, Math.min(bottom, innerHeight) - 2];
          const on = document.elementFromPoint(x, y);
          const isSeen = !on || has.contains(on) || on.contains(has);
          return isSeen ? [] : [`${has.outerHTML} under ${on.className}`];
        }""")
    assert hidden == []


def test_the_player_and_its_highlighting_are_not_printed(page: Page, http: str) -> None:
    page.goto(http + FIRST)
    listen_and_pause(page)
    go_to_sentence(page, 2)

    page.emulate_media(media="print")

    expect(page.locator(".player")).to_be_hidden()
    looks = "({ backgroundColor, textDecorationLine }) => [backgroundColor, textDecorationLine]"
    looks_of = f"(span) => ({looks})(getComputedStyle(span))"
    assert words(page, 2).evaluate(looks_of) == ["rgba(0, 0, 0, 0)", "none"]


def test_without_a_script_there_is_the_player_of_the_browser(
    open_page: OpenPage, where: str
) -> None:
    page = open_page(java_script_enabled=False)
    requests: list[Request] = []
    page.on("request", lambda request: requests.append(request))
    page.goto(where + FIRST)
    expect(page.locator("audio")).to_be_visible()
    expect(page.locator(".player button:visible")).to_have_count(0)
    assert [each.url for each in requests if each.url.endswith("mp3")] == []


# ---- What a reader does and sees -----------------------------------------------------------------


def listen(page: Page) -> None:
    page.get_by_role("button", name=re.compile(r"^(Listen|Posłuchaj) \(")).click()
    page.wait_for_function("() => !document.querySelector('audio').paused")


def listen_to_device(page: Page) -> None:
    page.get_by_role("button", name="Listen with your device’s voice").click()
    expect_said(page, 0)


def listen_and_pause(page: Page) -> None:
    """With the first sentence begun, unless another one is remembered."""
    listen(page)
    page.wait_for_function("() => document.querySelector('.sentence--now')")
    button(page, "Pause|Wstrzymaj").click()


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=re.compile(f"^({name})$"))


def open_more(page: Page) -> None:
    button(page, "More|Więcej").click()


def click_on(page: Page, number: int, times: int = 1) -> None:
    """On the first letter, for which the middle of the first line may be a link."""
    place = words(page, number)
    place.scroll_into_view_if_needed()
    box = place.evaluate("(span) => span.getClientRects()[0].toJSON()")
    page.mouse.click(box["x"] + 3, box["y"] + box["height"] / 2, click_count=times)


def words(page: Page, number: int) -> Locator:
    return page.locator(f'[data-sentence="{number}"]').first


def go_to_sentence(page: Page, number: int) -> None:
    """To its beginning, and one on if the player does not know better."""
    page.evaluate(f"document.querySelector('audio').currentTime = {start_of(number - 1) / 1000}")
    page.evaluate("document.querySelector('[data-do=\"sentence on\"]').click()")
    expect_highlighted(page, number)


def read_on(page: Page, number: int) -> None:
    """As when time passes: not an act of the reader."""
    seek(page, start_of(number) / 1000)
    expect_highlighted(page, number)


def go_to_end(page: Page) -> None:
    page.wait_for_function("() => document.querySelector('audio').duration > 0")
    page.evaluate(
        "(() => { const s = document.querySelector('audio'); s.currentTime = s.duration; })()"
    )


def seek(page: Page, seconds: float) -> None:
    page.evaluate(f"document.querySelector('audio').currentTime = {seconds}")
    page.wait_for_function("() => !document.querySelector('audio').seeking")


def until(page: Page, seconds: float) -> None:
    page.wait_for_function(f"() => document.querySelector('audio')?.currentTime >= {seconds}")


def now(page: Page) -> float:
    return float(page.evaluate("document.querySelector('audio').currentTime"))


def expect_at(page: Page, seconds: float) -> None:
    page.wait_for_function(
        f"() => Math.abs(document.querySelector('audio').currentTime - {seconds}) < 0.01"
    )


def expect_highlighted(page: Page, number: int) -> None:
    shown = page.locator(".sentence--now")
    expect(shown.first).to_have_attribute("data-sentence", str(number))
    assert {each.get_attribute("data-sentence") for each in shown.all()} == {str(number)}


def give_voices(page: Page, voices: list[dict[str, Any]]) -> None:
    page.add_init_script(
        f"({VOICES})({voices!r})".replace("True", "true").replace("False", "false")
    )


def expect_said(page: Page, number: int) -> None:
    """The sentence was said last, and is highlighted."""
    expect_highlighted(page, number)
    said = re.sub(r"\s+", " ", page.evaluate("said.at(-1).text"))
    assert said[:15] in re.sub(r"\s+", " ", str(words(page, number).text_content()))
