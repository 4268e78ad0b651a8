// The calculator: after each change the values are computed and shown, exactly as
// hooks/kinds/calculator/compute.py computes the worked examples.
{
  const isBlank = (value) => value === null || value === undefined || value === "";

  class Calculator {
    constructor(exercise) {
      this.exercise = exercise;
      this.data = exercise.data;
      this.values = {};
      this.verdicts = {};
      this.met = {};
      this.shown = new Map();
      this.found = new Map();
      this.columns = {};
      for (const [key, table] of Object.entries(this.data.tables)) {
        for (const [id, column] of Object.entries(table.columns)) {
          if (column.formula) this.columns[`${key}.${id}`] = column.formula;
        }
      }
    }

    // Reads the changed field, or all of them, then computes and shows what follows.
    update(name) {
      if (name) this.readOne(name);
      else this.readAll();
      this.inUse = {};
      this.computeTables();
      this.computeConstraints();
      this.computeResults();
      this.drawChart();
      this.exercise.announce(() => this.summary());
    }

    readOne(name) {
      const [first, column, row] = name.split(".");
      if (!column) {
        this.values[first] = this.readField(first);
      } else {
        this.values[`${first}.${column}`][row - 1] =
          this.exercise.entries.read(name, this.data.tables[first].columns[column]);
      }
    }

    readField(key) {
      const field = this.data.fields[key] ?? this.data.questions[key];
      return this.exercise.entries.read(key, field);
    }

    valueOf(name) {
      const [first, column, row] = name.split(".");
      return (column ? this.values[`${first}.${column}`][row - 1] : this.values[first]) ?? null;
    }

    readAll() {
      for (const key of Object.keys(this.data.fields)) this.values[key] = this.readField(key);
      for (const table of this.exercise.tables.values()) {
        for (const [id, column] of Object.entries(table.data.columns)) {
          if (!column.input) continue;
          this.values[`${table.key}.${id}`] = Array.from({ length: table.size }, (_, index) =>
            this.exercise.entries.read(`${table.key}.${id}.${index + 1}`, column));
        }
      }
    }

    evaluate(tree, values = this.values) {
      return book.evaluate(tree, values, this.data.bands);
    }

    rowValues(table, row) {
      const values = { ...this.values };
      for (const id of Object.keys(table.data.columns)) {
        values[id] = this.values[`${table.key}.${id}`]?.[row] ?? null;
      }
      return values;
    }

    computeTables() {
      for (const table of this.exercise.tables.values()) {
        const rows = Array.from({ length: table.size }, (_, row) => this.rowValues(table, row));
        for (const [id, column] of Object.entries(table.data.columns)) {
          const name = `${table.key}.${id}`;
          if (column.formula) this.computeColumn(name, id, column, rows);
          for (const [group, [start, stop]] of Object.entries(table.data.groups)) {
            this.values[`${table.key}.${group}.${id}`] = this.values[name].slice(start, stop);
          }
        }
      }
    }

    computeColumn(name, id, column, rows) {
      const format = { ...column, bands: this.data.bands[column.bands] };
      this.values[name] = rows.map((values, row) => {
        const value = this.evaluate(column.formula, values);
        values[id] = value;
        this.put(`${name}.${row + 1}`, value, format);
        return value;
      });
    }

    computeConstraints() {
      for (const [key, { formula, equals, met, unmet }] of Object.entries(this.data.constraints)) {
        const now = this.evaluate(formula);
        this.met[key] = now === null ? null : book.round(now, 2) === book.round(equals, 2);
        const numbers = { now: book.formatNumber(now ?? 0, [1, 2]), target: book.formatNumber(equals, [1, 2]) };
        const text = (this.met[key] ? met : unmet).replace(/\{(now|target)\}/g, (_, slot) => numbers[slot]);
        const state = this.met[key] === null ? "" : this.met[key] ? "met" : "unmet";
        this.write(key, state, state && text);
      }
    }

    computeResults() {
      for (const [key, result] of Object.entries(this.data.results)) {
        const missing = this.missing(result.needs);
        const settled = missing.n === 0 && result.constraints.every((each) => this.met[each]);
        if (result.cases) {
          this.conclude(key, this.firstCase(result.cases), settled);
        } else {
          this.values[key] = this.evaluate(result.formula);
          this.put(key, this.values[key], { ...result, bands: null });
          if (result.bands) this.conclude(key, this.bandOf(key, result.bands), settled);
        }
        this.say(key, result, missing, settled);
        this.explain(key, result);
      }
    }

    firstCase(cases) {
      for (const each of cases) {
        const holds = each.when === null || this.evaluate(each.when);
        if (holds === null) return null;
        if (holds) return each;
      }
      return null;
    }

    bandOf(key, bands) {
      const id = this.evaluate(["band", ["name", key], bands]);
      return this.data.bands[bands].find((band) => band.id === id) ?? null;
    }

    // Shows a verdict, with its advice taken from the readings that stand in the page.
    conclude(key, verdict, settled) {
      const shown = settled ? verdict : null;
      this.verdicts[key] = shown;
      if (!this.write(`${key}.verdict`, shown?.id ?? "", shown?.title ?? "")) return;
      const box = this.find(`[data-result="${key}"]`);
      box.dataset.tone = shown?.tone ?? "";
      const advice = box.querySelector(".result__advice");
      advice.replaceChildren();
      for (const row of this.exercise.root.querySelectorAll(`[data-readings="${key}"] [data-verdict]`)) {
        const chosen = row.dataset.verdict === shown?.id;
        if (chosen) row.setAttribute("aria-current", "true");
        else row.removeAttribute("aria-current");
        const text = chosen && row.querySelector(".reading__text");
        if (text) advice.append(...text.cloneNode(true).childNodes);
      }
    }

    // How many of the entries a result rests on are missing, of how many.
    missing(needs) {
      const total = { n: 0, of: 0 };
      for (const [input, group] of needs) {
        const blanks = this.needed(input, group).map((value) => isBlank(value));
        total.n += blanks.filter(Boolean).length;
        total.of += blanks.length;
      }
      return total;
    }

    needed(input, group) {
      const [key, column] = input.split(".");
      if (!column) return this.data.fields[key].optional ? [] : [this.values[key]];
      const { data } = this.exercise.tables.get(key);
      if (data.columns[column].optional) return [];
      const name = group ? `${key}.${group}.${column}` : input;
      if (!data.growing) return this.values[name];
      const inUse = this.inUse[key] ??= this.rowsInUse(key, data);
      return inUse.length ? inUse.map((row) => this.values[name][row]) : [null];
    }

    rowsInUse(key, data) {
      const columns = Object.keys(data.columns).filter((id) => data.columns[id].input);
      const lists = columns.map((id) => this.values[`${key}.${id}`]);
      return lists[0].map((_, row) => row).filter((row) => lists.some((list) => !isBlank(list[row])));
    }

    say(key, result, missing, settled) {
      let text = "";
      if (missing.n > 0) text = missing.n < missing.of ? book.say("to go", missing) : book.say("nothing yet");
      else if (!settled && (result.cases || result.bands)) text = book.say("constraint first");
      const state = this.find(`[data-result="${key}"] .result__state`);
      if (state.textContent !== text) state.textContent = text;
    }

    explain(key, result) {
      const line = this.find(`[data-explains="${key}"] .working`);
      const value = this.values[key];
      line.hidden = result.cases || isBlank(value);
      if (line.hidden || !line.closest("details").open) return;
      const scope = {
        values: this.values,
        bands: this.data.bands,
        columns: this.columns,
        row: (name, row) => this.rowValues(this.exercise.tables.get(name.split(".")[0]), this.wholeRow(name, row)),
      };
      const working = `${book.working(result.formula, scope)} = ${book.show(value, { ...result, bands: null })}`;
      line.textContent = book.say("your numbers", { working });
    }

    // The row of the table that is a row of a group.
    wholeRow(name, row) {
      const [key, group, column] = name.split(".");
      return column ? this.data.tables[key].groups[group][0] + row : row;
    }

    drawChart() {
      const chart = this.data.chart;
      if (!chart) return;
      const items = chart.of.flatMap((name) => name.includes(".") ? this.rowItems(name) : [this.item(name)]);
      const drawn = JSON.stringify(items);
      if (drawn === this.drawn) return;
      this.drawn = drawn;
      book.drawChart(this.find(".chart"), chart, items);
    }

    item(key) {
      const result = this.data.results[key];
      const value = this.values[key];
      return { title: result.title, value, shown: book.show(value, { ...result, bands: null }) };
    }

    rowItems(name) {
      const [key, id] = name.split(".");
      const table = this.exercise.tables.get(key);
      return this.values[name].map((value, row) => ({
        title: table.rowName(row + 1),
        value,
        shown: book.show(value, table.data.columns[id]),
      }));
    }

    summary() {
      return Object.entries(this.data.results).flatMap(([key, result]) => {
        const verdict = this.verdicts[key]?.title;
        const value = result.cases || isBlank(this.values[key]) ? "" : this.item(key).shown;
        if (!value && !verdict) return [];
        const both = value && verdict ? book.say("value and verdict", { value, verdict }) : value || verdict;
        return [book.say("result", { title: result.title, value: both })];
      }).join(". ");
    }

    find(selector) {
      if (!this.found.get(selector)?.isConnected) {
        this.found.set(selector, this.exercise.root.querySelector(selector));
      }
      return this.found.get(selector);
    }

    // Formats and writes a value, unless it stands there already: most of a large table does.
    put(name, value, format) {
      const last = this.shown.get(name);
      if (last?.of === value && last.output.isConnected) return;
      this.write(name, isBlank(value) ? "" : String(value), book.show(value, format));
      this.shown.get(name).of = value;
    }

    // Writes an output if its value is new, and tells whether it was.
    write(name, value, text) {
      const key = `${value}\u0000${text}`;
      const last = this.shown.get(name);
      const output = this.find(`output[name="${CSS.escape(name)}"]`);
      if (last?.output === output && last.key === key) return false;
      this.shown.set(name, { output, key });
      output.dataset.value = value;
      output.textContent = text;
      return true;
    }
  }

  book.kinds.calculator = (root, data) => {
    const exercise = new book.Exercise(root, data);
    const calculator = new Calculator(exercise);
    const how = root.querySelector(".how");
    if (how) {
      how.open = false;
      how.addEventListener("toggle", () => calculator.update());
    }
    exercise.progress = () => book.progressOf(exercise, (name) => calculator.valueOf(name));
    exercise.start((name) => calculator.update(name));
    return exercise;
  };
}
