// Charts beside the numbers, never instead of them: inline SVG with a name that says all it shows.
{
  const NAMESPACE = "http://www.w3.org/2000/svg";
  const WIDTH = 600;

  const draw = (parent, tag, attributes, text) => {
    const element = document.createElementNS(NAMESPACE, tag);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    if (text !== undefined) element.textContent = text;
    parent.append(element);
    return element;
  };

  const canvas = (height, name) => {
    const svg = document.createElementNS(NAMESPACE, "svg");
    svg.setAttribute("viewBox", `0 0 ${WIDTH} ${height}`);
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", name);
    return svg;
  };

  const nameOf = (items) => items.map(({ title, shown }) => book.say("result", { title, value: shown })).join("; ");

  const stackedBar = (chart, items) => {
    const svg = canvas(70 + 26 * items.length, nameOf(items));
    const whole = items.reduce((sum, { value }) => sum + value, 0) || 1;
    let x = 0;
    items.forEach(({ title, shown, value }, index) => {
      const width = value / whole * WIDTH;
      if (width) draw(svg, "rect", { x, y: 4, width, height: 44, class: `chart__${index + 1}` });
      x += width;
      const y = 76 + 26 * index;
      draw(svg, "rect", { x: 0, y: y - 14, width: 16, height: 16, class: `chart__${index + 1}` });
      draw(svg, "text", { x: 26, y }, book.say("result", { title, value: shown }));
    });
    return svg;
  };

  const bars = (chart, items) => {
    const shownItems = chart.ranked ? [...items].sort((a, b) => b.value - a.value) : items;
    const most = shownItems.slice(0, chart.most);
    const svg = canvas(48 * most.length, nameOf(most));
    const scale = (value) =>
      Math.max(0, Math.min(1, (value - chart.from) / (chart.to - chart.from))) * WIDTH;
    most.forEach(({ title, shown, value }, index) => {
      const y = 48 * index;
      draw(svg, "text", { x: 0, y: y + 16 }, title);
      draw(svg, "text", { x: WIDTH, y: y + 16, "text-anchor": "end", class: "chart__value" }, shown);
      draw(svg, "rect", { x: 0, y: y + 22, width: WIDTH, height: 14, class: "chart__rail" });
      draw(svg, "rect", { x: 0, y: y + 22, width: scale(value), height: 14, class: "chart__1" });
    });
    return svg;
  };

  const plane = (chart, items) => {
    const [x, y] = items;
    const svg = canvas(WIDTH, nameOf(items));
    const middle = WIDTH / 2;
    const at = (value) => value / chart.reach * (middle - 30);
    const corners = [[0.75, 0.08], [0.25, 0.08], [0.25, 0.96], [0.75, 0.96]];
    draw(svg, "path", { d: `M30 ${middle}H${WIDTH - 30}M${middle} 30V${WIDTH - 30}`, class: "chart__axis" });
    chart.quadrants.forEach((title, index) => {
      const [across, down] = corners[index];
      draw(svg, "text", { x: across * WIDTH, y: down * WIDTH, "text-anchor": "middle" }, title);
    });
    draw(svg, "text", { x: WIDTH, y: middle + 28, "text-anchor": "end", class: "chart__value" }, x.title);
    draw(svg, "text", { x: middle + 10, y: 20, class: "chart__value" }, y.title);
    const [endX, endY] = [middle + at(x.value), middle - at(y.value)];
    draw(svg, "line", { x1: middle, y1: middle, x2: endX, y2: endY, class: "chart__vector" });
    draw(svg, "circle", { cx: endX, cy: endY, r: 9, class: "chart__tip" });
    return svg;
  };

  const KINDS = { "stacked bar": stackedBar, "bars": bars, "plane": plane };
  const COMPLETE = ["stacked bar", "plane"]; // these mean nothing with a part missing

  // Draws the chart anew; items are {title, value, shown}, blank ones left out.
  book.drawChart = (figure, chart, items) => {
    const known = items.filter(({ value }) => typeof value == "number");
    const enough = COMPLETE.includes(chart.kind) ? known.length === items.length : known.length > 0;
    figure.hidden = !enough;
    figure.querySelector("svg")?.remove();
    if (enough) figure.append(KINDS[chart.kind](chart, known));
  };
}
