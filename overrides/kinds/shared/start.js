// Makes every exercise, quiz and matrix of the page live; the last file of the bundle.
for (const root of document.querySelectorAll("[data-kind]")) {
  const data = JSON.parse(root.querySelector(".exercise__data").textContent);
  book.kinds[root.dataset.kind](root, data);
}
