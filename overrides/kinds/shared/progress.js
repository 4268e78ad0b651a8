// How much of an exercise is filled in, of what it asks for.
{
  const isText = ({ input }) => ["text", "long text"].includes(input);

  // Every field by name. What is only offered counts once its part is begun: an optional field, every
  // row but the first of a table that grows, and texts in a table that calculates.
  const fieldsOf = ({ data, tables }) => [
    ...Object.entries({ ...data.fields, ...data.questions })
      .map(([name, field]) => ({ name, field, part: name, isOffered: field.optional })),
    ...[...tables.values()].flatMap((table) =>
      Array.from({ length: table.size }, (_, row) => cellsOf(table, row)).flat()),
  ];

  const cellsOf = ({ key, data: { columns, growing } }, row) => {
    const calculates = Object.values(columns).some(({ formula }) => formula);
    return Object.entries(columns).filter(([, { input }]) => input).map(([column, field]) => {
      const isAside = calculates && isText(field);
      return {
        name: `${key}.${column}.${row + 1}`,
        field,
        part: `${key}.${row}${isAside ? column : ""}`,
        isOffered: field.optional || isAside || (growing && row > 0),
      };
    });
  };

  // `read` gives the value of a field, null where there is none that can be used.
  book.progressOf = (exercise, read) => {
    const fields = fieldsOf(exercise);
    const filled = fields.filter(({ name, field }) => read(name, field) !== null);
    const begun = new Set(filled.map(({ part }) => part));
    const asked = fields.filter(({ isOffered, part }) => begun.has(part) || !isOffered);
    return { n: filled.length, of: asked.length };
  };
}
