// Worksheets: how much of what is asked has been filled in.
{
  // Every field by name. What may stay blank counts only once it is begun: an optional field, and
  // every row but the first of a table that grows.
  const fieldsOf = ({ data, tables }) => [
    ...Object.entries(data.fields).map(([name, field]) => ({ name, field, part: name })),
    ...[...tables.values()].flatMap(({ key, size, data: table }) =>
      Array.from({ length: size }, (_, row) => Object.entries(table.columns).map(([column, field]) => ({
        name: `${key}.${column}.${row + 1}`,
        field,
        part: `${key}.${row}`,
        offered: table.growing && row > 0,
      }))).flat()),
  ];

  book.kinds.worksheet = (root, data) => {
    const exercise = new book.Exercise(root, data);
    const progress = root.querySelector("output[name='progress']");

    exercise.start(() => {
      book.fitTexts(root);
      const fields = fieldsOf(exercise);
      const filled = fields.filter(({ name, field }) => exercise.entries.read(name, field) !== null);
      const begun = new Set(filled.map(({ part }) => part));
      const of = fields.filter(({ field, offered, part }) => begun.has(part) || !(field.optional || offered)).length;
      const text = book.say("filled in", { n: filled.length, of });
      const isNews = progress.textContent && progress.textContent !== text;
      progress.dataset.value = filled.length;
      progress.textContent = text;
      if (isNews) exercise.announce(() => text);
    });
  };
}
