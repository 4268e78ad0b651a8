/* Leads from the page beside an unpacked book (overrides/kinds/downloads/start.html) into the book. */
location.replace(document.currentScript.dataset.open);
