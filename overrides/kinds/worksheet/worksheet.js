// Worksheets: how much of what is asked has been filled in.
{
  book.kinds.worksheet = (root, data) => {
    const exercise = new book.Exercise(root, data);
    const progress = root.querySelector("output[name='progress']");
    exercise.progress = () =>
      book.progressOf(exercise, (name, field) => exercise.entries.read(name, field));

    exercise.start(() => {
      book.fitTexts(root);
      const counts = exercise.progress();
      const text = book.say("filled in", counts);
      const isNews = progress.textContent && progress.textContent !== text;
      progress.dataset.value = counts.n;
      progress.textContent = text;
      if (isNews) exercise.announce(() => text);
    });
    return exercise;
  };
}
