(() => {
'use strict';

const report = JSON.parse(document.getElementById('data').textContent);
const element = id => document.getElementById(id);

/* What is shown. Everything on the page follows from it by render(). */
const state = {
  window: 0,
  key: 0,
  range: null,            // zoomed to [from, to], epoch milliseconds
  charts: new Map(),      // by window definition: titles of the charts that are shown
  hidden: new Map(),      // by window definition: names of lines that are not
};
let plots = [];           // of the series, over time
let shape = null;         // of its day
let points = null;

/* ---- text ---- */

const whole = new Intl.NumberFormat('en-US');
const precise = new Intl.NumberFormat('en-US', {maximumSignificantDigits: 5});
const compact = new Intl.NumberFormat('en-US', {notation: 'compact', maximumFractionDigits: 2});

function number(value) {
  if (value == null) return '–';
  return Number.isInteger(value) ? whole.format(value) : precise.format(value);
}

const two = part => String(part).padStart(2, '0');
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MINUTE = 60e3, HOUR = 60 * MINUTE, DAY = 24 * HOUR;

function day(date) {
  return `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
}

function clock(date, step) {
  const minutes = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
  if (step >= MINUTE) return minutes;
  const seconds = `${minutes}:${two(date.getUTCSeconds())}`;
  return step >= 1000 ? seconds : `${seconds}.${String(date.getUTCMilliseconds()).padStart(3, '0')}`;
}

/** A time to the millisecond, without the parts that are zero. */
function time(millis) {
  if (millis == null) return '–';
  const step = millis % MINUTE === 0 ? MINUTE : millis % 1000 === 0 ? 1000 : 1;
  const date = new Date(millis);
  return `${day(date)} ${clock(date, step)}`;
}

/** From one time to another, the day once if it is one. */
function period(from, to) {
  if (from == null) return time(to);
  return `${time(from)} – ${day(new Date(from)) === day(new Date(to)) ? time(to).slice(11) : time(to)}`;
}

function duration(millis) {
  for (const [unit, name] of [[DAY, 'd'], [HOUR, 'h'], [MINUTE, 'm'], [1000, 's']]) {
    if (millis % unit === 0) return `${millis / unit}${name}`;
  }
  return `${millis}ms`;
}

function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'onclick') made.addEventListener('click', value);
    else made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

const color = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/* ---- the series that is shown ---- */

const definition = () => report.windows[state.window];
const series = () => definition().series[state.key];

/**
 * The points of a series with a gap where windows are missing: no window means no events, not a value between its neighbours.
 * Windows that come at no regular interval, as sessions do, are points without lines.
 */
function layOut(shown) {
  const times = shown.time;
  const steps = [];
  for (let i = 1; i < times.length; i++) steps.push(times[i] - times[i - 1]);
  steps.sort((a, b) => a - b);
  const step = steps.length ? steps[steps.length >> 1] : 0;
  const usual = steps.filter(one => Math.abs(one - step) <= 1 + step * 0.01).length;
  const regular = step > 0 && usual >= steps.length * 0.6;
  const order = [];
  const x = [];
  for (let i = 0; i < times.length; i++) {
    if (regular && i > 0 && times[i] - times[i - 1] > 1.5 * step) {
      order.push(-1);
      x.push(times[i - 1] + step);
    }
    order.push(i);
    x.push(times[i]);
  }
  const spread = values => order.map(i => i < 0 ? null : values[i]);
  return {
    x, step, regular, order,
    count: spread(shown.count),
    panes: order.map(i => i < 0 ? ' ' : shown.panes[i]),
    values: shown.values.map(spread),
    start: index => shown.start ? shown.start[order[index]] : times[order[index]] - definition().length,
  };
}

function bounds() {
  const x = points.x;
  const pad = Math.max(points.step, (x[x.length - 1] - x[0]) * 0.005, 1);
  return [x[0] - pad, x[x.length - 1] + pad * 0.5];
}

/* ---- charts ---- */

/** All charts of the definition: what the report groups, and the number of events between the bands and the rest. */
function allCharts() {
  const charts = definition().charts.map(chart => ({...chart, id: `${chart.percentiles.length ? 'bands' : 'line'}:${chart.title}`}));
  const count = {id: 'count', title: 'events', percentiles: [], others: [{name: 'count', label: 'events', shown: true}], bars: true};
  const bands = charts.filter(chart => chart.percentiles.length);
  return [...bands, count, ...charts.filter(chart => !chart.percentiles.length)];
}

const SHOWN_AT_FIRST = 4;

function shownCharts() {
  if (!state.charts.has(state.window)) {
    const all = allCharts();
    const counts = series().count;
    const tells = chart => chart.bars ? new Set(counts).size > 1 : !sameAs(counts, chart);
    const first = new Set(all.filter(chart => (chart.percentiles.length || chart.bars) && tells(chart)).map(chart => chart.id));
    for (const anomaly of series().anomalies) {
      const judged = all.find(chart => holds(chart, anomaly));
      if (judged) first.add(judged.id);
    }
    for (const chart of all) if (first.size < SHOWN_AT_FIRST && tells(chart)) first.add(chart.id);
    state.charts.set(state.window, first);
  }
  return state.charts.get(state.window);
}

/** Whether a chart would only show the number of events again. */
function sameAs(counts, chart) {
  return lines(chart).length === 1 && series().values[lines(chart)[0].place].every((value, i) => value === counts[i]);
}

const lines = chart => [...chart.percentiles, ...chart.others];
const holds = (chart, anomaly) => anomaly.place != null && lines(chart).some(line => line.place === anomaly.place);

function hiddenLines() {
  if (!state.hidden.has(state.window)) {
    const hidden = new Set();
    for (const chart of allCharts()) for (const line of lines(chart)) if (!line.shown) hidden.add(line.name);
    state.hidden.set(state.window, hidden);
  }
  return state.hidden.get(state.window);
}

function lineColor(chart, index) {
  if (chart.bars) return color('--bar');
  const percentiles = chart.percentiles.length;
  if (index < percentiles) return `rgba(${color('--band')}, ${1 - 0.6 * index / Math.max(1, percentiles)})`;
  if (chart.others[index - percentiles].label === 'avg' || chart.others[index - percentiles].label === 'mean') return color('--average');
  return color(`--line-${1 + (percentiles ? 2 + index - percentiles : index) % 6}`);
}

/** Labels of the axis of time: the clock, and the day where a new one begins. */
function timeLabels(plot, splits, axis, space, step) {
  let before = null;
  return splits.map(split => {
    const date = new Date(split);
    const today = day(date);
    const year = before === null || !before.startsWith(today.slice(0, 4)) ? ` ${today.slice(0, 4)}` : '';
    const named = `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}${year}`;
    const isNew = today !== before;
    before = today;
    if (step >= DAY) return named;
    return isNew ? `${clock(date, step)}\n${named}` : clock(date, step);
  });
}

function valueLabels(plot, splits) {
  return splits.map(split => Math.abs(split) >= 1e5 ? compact.format(split) : precise.format(split));
}

/** Some room above and below, and down to zero when that is near. */
function valueRange(plot, low, high) {
  return low == null ? [0, 1] : uPlot.rangeNum(low, high, {min: {pad: 0.06, soft: 0, mode: 3}, max: {pad: 0.1, soft: 0, mode: 3}});
}

function axisWidth(plot, labels) {
  const longest = Math.max(0, ...(labels || []).map(label => label.length));
  return Math.max(56, 18 + 7 * longest);
}

const axisStyle = () => ({
  stroke: () => color('--muted'), grid: {stroke: () => color('--grid'), width: 1}, font: '12px system-ui, sans-serif',
});

const axisHeight = (plot, labels) => (labels || []).some(label => label.includes('\n')) ? 46 : 32;

/** Points without a neighbour on either side: no line goes through them. */
function alone(values) {
  return values.map((value, i) => i).filter(i => values[i] != null && values[i - 1] == null && values[i + 1] == null);
}

function drawChart(chart, host, height) {
  const all = lines(chart);
  const hidden = hiddenLines();
  const visible = all.filter(line => !hidden.has(line.name));
  const data = [points.x, ...all.map(line => chart.bars ? points.count : points.values[line.place])];
  const options = {
    width: host.clientWidth, height, ms: 1, pxAlign: true,
    tzDate: millis => uPlot.tzDate(new Date(millis), 'UTC'),
    scales: {
      x: {time: true, range: (plot, from, to) => state.range || bounds()},
      y: {range: (plot, low, high) => valueRange(plot, chart.bars && low != null ? Math.min(0, low) : low, high)},
    },
    legend: {show: false},
    cursor: {
      sync: {key: 'tidemark'}, y: false, drag: {x: true, y: false, dist: 4},
      points: {size: 7},
    },
    axes: [
      {...axisStyle(), ticks: {stroke: () => color('--grid')}, values: timeLabels, size: axisHeight, space: 80},
      {...axisStyle(), ticks: {show: false}, values: valueLabels, size: axisWidth},
    ],
    series: [{}, ...all.map((line, index) => lineOptions(chart, line, index, !hidden.has(line.name)))],
    bands: bands(chart, all, hidden),
    hooks: {
      draw: [plot => drawSigns(plot, chart, data, visible.length ? all.indexOf(visible[0]) + 1 : 0)],
      setCursor: [plot => readOut(plot)],
      setSelect: [plot => {
        if (plot.select.width > 0) zoom(plot.posToVal(plot.select.left, 'x'), plot.posToVal(plot.select.left + plot.select.width, 'x'));
      }],
    },
  };
  options.cursor.drag.setScale = false;
  options.cursor.bind = {dblclick: () => () => { zoom(null); return null; }};
  const plot = new uPlot(options, data, host);
  plot.tidemark = {chart, data};
  return plot;
}

function lineOptions(chart, line, index, show) {
  const stroke = () => lineColor(chart, index);
  if (chart.bars && points.regular) {
    return {show, stroke, fill: stroke, width: 0, points: {show: false}, paths: uPlot.paths.bars({size: [0.86, 48], align: -1})};
  }
  const dashed = line.label === 'avg' || line.label === 'mean';
  return {
    show, stroke,
    width: index === 0 && !chart.bars ? 2 : 1.25,
    dash: dashed && chart.percentiles.length ? [6, 4] : undefined,
    paths: points.regular ? undefined : () => null,
    points: points.regular
      ? {show: true, size: 4, fill: stroke, stroke, width: 1, filter: plot => alone(plot.data[index + 1])}
      : {show: true, size: 5, fill: stroke, stroke, width: 1},
  };
}

/** Fills between one visible percentile and the next one, the lower the stronger. */
function bands(chart, all, hidden) {
  const edges = chart.percentiles.map((line, index) => index).filter(index => !hidden.has(all[index].name));
  return points.regular ? edges.slice(1).map((upper, i) => ({
    series: [upper + 1, edges[i] + 1],
    fill: () => `rgba(${color('--band')}, ${0.30 / (1 + i)})`,
  })) : [];
}

const LANE = 5;

/** Anomalies and panes that are not the usual on-time ones. */
function drawSigns(plot, chart, data, primary) {
  const {ctx, bbox} = plot;
  const ratio = devicePixelRatio || 1;
  const inside = x => x >= bbox.left - 1 && x <= bbox.left + bbox.width + 1;
  ctx.save();
  ctx.setLineDash([]);
  ctx.beginPath();
  ctx.rect(bbox.left - 6 * ratio, bbox.top - 9 * ratio, bbox.width + 12 * ratio, bbox.height + 15 * ratio);
  ctx.clip();
  for (const anomaly of series().anomalies) {
    const x = plot.valToPos(anomaly.time, 'x', true);
    if (!inside(x)) continue;
    ctx.strokeStyle = ctx.fillStyle = color('--anomaly');
    ctx.globalAlpha = 0.35;
    ctx.lineWidth = ratio;
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    ctx.globalAlpha = 1;
    ctx.beginPath();
    ctx.moveTo(x - LANE * ratio, bbox.top - 7 * ratio);
    ctx.lineTo(x + LANE * ratio, bbox.top - 7 * ratio);
    ctx.lineTo(x, bbox.top + ratio);
    ctx.fill();
    if (holds(chart, anomaly) && anomaly.value != null) {
      const y = Math.min(bbox.top + bbox.height, Math.max(bbox.top, plot.valToPos(anomaly.value, 'y', true)));
      ctx.beginPath();
      ctx.arc(x, y, 5 * ratio, 0, 2 * Math.PI);
      ctx.fill();
      ctx.lineWidth = 1.5 * ratio;
      ctx.strokeStyle = color('--panel');
      ctx.stroke();
    }
  }
  if (primary) {
    const middle = chart.bars && points.regular ? -points.step / 2 : 0;
    for (let i = 0; i < points.x.length; i++) {
      const pane = points.panes[i];
      if ((pane !== 'l' && pane !== 'e') || data[primary][i] == null) continue;
      const x = plot.valToPos(points.x[i] + middle, 'x', true);
      if (!inside(x)) continue;
      ctx.beginPath();
      ctx.arc(x, plot.valToPos(data[primary][i], 'y', true), 3.5 * ratio, 0, 2 * Math.PI);
      ctx.fillStyle = color('--panel');
      ctx.fill();
      ctx.lineWidth = 1.75 * ratio;
      ctx.strokeStyle = color(pane === 'l' ? '--late' : '--early');
      ctx.stroke();
    }
  }
  ctx.restore();
}

/* ---- reading values ---- */

const PANES = {o: 'on time', l: 'changed by late events', e: 'early'};

function readOut(plot) {
  const index = plot.cursor.idx;
  const {chart, data} = plot.tidemark || {};
  if (!chart) return;
  const none = index == null || points.order[index] == null || points.order[index] < 0;
  const values = plot.root.closest('figure').querySelectorAll('.legend b');
  lines(chart).forEach((line, i) => { values[i].textContent = none ? '' : number(data[i + 1][index]); });
  if (plot !== plots[0]) return;
  const output = element('readout');
  if (none) {
    output.textContent = '';
    return;
  }
  const start = points.start(index);
  const end = points.x[index];
  const anomalies = series().anomalies.filter(one => index === nearest(one.time));
  output.textContent = [
    series().thinned ? `around ${time(end)}` : period(start, end),
    PANES[points.panes[index]],
    ...anomalies.map(one => `${one.name}: ${number(one.value)}, expected ${number(one.mean)}`),
  ].join(' · ');
}

function nearest(millis) {
  const x = points.x;
  let low = 0;
  let high = x.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (x[middle] < millis) low = middle + 1; else high = middle;
  }
  if (low > 0 && millis - x[low - 1] < x[low] - millis) low--;
  return points.order[low] < 0 ? Math.max(0, low - 1) : low;
}

function pointAt(index) {
  for (const plot of plots) {
    plot.setCursor({left: plot.valToPos(points.x[index], 'x'), top: 10});
  }
}

/* ---- moving ---- */

function zoom(from, to) {
  if (from == null) {
    state.range = null;
  } else {
    const [low, high] = bounds();
    const range = [Math.max(low, Math.min(from, to)), Math.min(high, Math.max(from, to))];
    if (range[1] - range[0] < 2) return;
    state.range = range[0] <= low && range[1] >= high ? null : range;
  }
  for (const plot of plots) {
    plot.setSelect({left: 0, width: 0, top: 0, height: 0}, false);
    const [low, high] = state.range || bounds();
    plot.setScale('x', {min: low, max: high});
  }
  renderSpan();
}

function zoomBy(factor) {
  const [from, to] = state.range || bounds();
  const cursor = plots[0].cursor.idx;
  const middle = cursor == null ? (from + to) / 2 : points.x[cursor];
  zoom(middle - (middle - from) * factor, middle + (to - middle) * factor);
}

/** Moves the range by a part of its length. */
function move(by) {
  if (!state.range) return;
  const [low, high] = bounds();
  const length = state.range[1] - state.range[0];
  const from = Math.max(low, Math.min(high - length, state.range[0] + by * length));
  zoom(from, from + length);
}

function step(by) {
  const [from, to] = state.range || bounds();
  const visible = points.x.map((x, i) => i).filter(i => points.order[i] >= 0 && points.x[i] >= from && points.x[i] <= to);
  if (!visible.length) return;
  const now = visible.indexOf(plots[0].cursor.idx);
  const begin = now >= 0 ? now : by > 0 ? -1 : visible.length;
  const next = Math.min(visible.length - 1, Math.max(0, begin + by));
  pointAt(visible[next]);
}

function nextAnomaly() {
  const all = series().anomalies;
  if (!all.length) return;
  const index = plots[0].cursor.idx;
  const after = all.find(one => index == null || nearest(one.time) > index) || all[0];
  goTo(after.time);
}

/** Shows a time with what is around it. */
function goTo(millis) {
  const [low, high] = state.range || bounds();
  if (millis < low || millis > high) zoom(null);
  pointAt(nearest(millis));
}

function keyDown(event) {
  const moves = {
    ArrowLeft: () => step(event.shiftKey ? -10 : -1),
    ArrowRight: () => step(event.shiftKey ? 10 : 1),
    Home: () => step(-Infinity),
    End: () => step(Infinity),
    '+': () => zoomBy(0.5),
    '=': () => zoomBy(0.5),
    '-': () => zoomBy(2),
    0: () => zoom(null),
    Escape: () => zoom(null),
    PageUp: () => move(-0.5),
    PageDown: () => move(0.5),
    a: nextAnomaly,
  };
  if (moves[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
    moves[event.key]();
    event.preventDefault();
  }
}

/** Shows another window definition, with the same key if it has it, or another key. */
function choose(window, key) {
  if (key == null) {
    const same = series().key;
    key = Math.max(0, report.windows[window].series.findIndex(one => one.key === same));
  }
  if (window !== state.window) state.range = null;
  state.window = window;
  state.key = key;
  render();
}

function otherKey(by) {
  const keys = definition().series.length;
  choose(state.window, (state.key + by + keys) % keys);
}

/* ---- the page around the charts ---- */

function option(text, value, chosen) {
  const made = make('option', {value}, text);
  made.selected = chosen;
  return made;
}

function renderPicker() {
  element('window').replaceChildren(...report.windows.map((one, i) =>
    option(one.length == null || one.name.includes(duration(one.length)) ? one.name : `${one.name} (${duration(one.length)})`, i, i === state.window)));
  element('key').replaceChildren(...definition().series.map((one, i) =>
    option(one.anomalyCount ? `${one.label} · ${number(one.anomalyCount)} ⚠` : one.label, i, i === state.key)));
  const single = definition().series.length < 2;
  element('key').disabled = single;
  element('previous-key').disabled = element('next-key').disabled = single;
}

/** Ranges of round lengths to choose from. */
const SPANS = [['minute', MINUTE], ['10 minutes', 10 * MINUTE], ['hour', HOUR], ['6 hours', 6 * HOUR], ['day', DAY], ['week', 7 * DAY], ['4 weeks', 28 * DAY]];

function renderSpan() {
  const [low, high] = bounds();
  const options = SPANS.map(([name, length], i) => ({name, length, i}))
    .filter(({length}) => length < (high - low) * 0.8 && length >= 5 * points.step);
  const chosen = state.range ? options.find(({length}) => Math.abs(state.range[1] - state.range[0] - length) < 1) : null;
  element('span').replaceChildren(
    option('whole', 'whole', !state.range),
    ...options.map(one => option(one.name, one.i, one === chosen)),
    ...(state.range && !chosen ? [option('as drawn', 'drawn', true)] : []));
  element('earlier').disabled = !state.range || state.range[0] <= low;
  element('later').disabled = !state.range || state.range[1] >= high;
}

/** A range of this length, up to where the one before ended. */
function chooseSpan(value) {
  if (value === 'whole') zoom(null);
  if (!SPANS[value]) return;
  const [low, high] = bounds();
  const to = Math.max(state.range ? state.range[1] : high, low + SPANS[value][1]);
  zoom(to - SPANS[value][1], to);
}

function tile(name, value, kind) {
  return make('div', kind ? {class: kind} : {}, make('dt', {}, name), make('dd', {}, value));
}

function renderTiles() {
  const one = series();
  const tiles = [
    tile('windows', number(one.windows)),
    tile('events in them', number(one.events)),
    tile('changed by late events', number(one.late), one.late ? 'late' : ''),
    tile('anomalies', number(one.anomalyCount), one.anomalyCount ? 'anomaly' : ''),
  ];
  if (one.early) tiles.push(tile('early only', number(one.early)));
  if (one.failed) tiles.push(tile('with a failed part', number(one.failed), 'anomaly'));
  if (one.retracted) tiles.push(tile('retracted', number(one.retracted)));
  tiles.push(tile('time (UTC)', period(one.first, one.last), 'wide'));
  element('tiles').replaceChildren(...tiles);
}

function toggle(set, name) {
  if (!set.delete(name)) set.add(name);
  const focused = document.activeElement && document.activeElement.dataset.id;
  render();
  if (focused) {
    const again = [...document.querySelectorAll('[data-id]')].find(one => one.dataset.id === focused);
    if (again) again.focus();
  }
}

function renderChips() {
  const shown = shownCharts();
  element('chips').replaceChildren(element('chips').firstElementChild, ...allCharts().map(chart =>
    make('button', {
      type: 'button', 'aria-pressed': shown.has(chart.id), 'data-id': `chip:${chart.id}`, onclick: () => toggle(shown, chart.id),
    }, chart.title)));
}

function renderCharts() {
  plots.forEach(plot => plot.destroy());
  plots = [];
  const one = series();
  points = layOut(one);
  element('thinned').hidden = !one.thinned;
  element('thinned').textContent = one.thinned
    ? `${number(one.windows)} windows are more than a screen can show: each pair of points has the lowest and the highest values of those of its time.` : '';
  const host = element('charts');
  if (!points.x.length) {
    host.replaceChildren(make('p', {class: 'note'}, 'No window of this key is left to show.'));
    element('shape').replaceChildren();
    shape = null;
    return;
  }
  const shown = allCharts().filter(chart => shownCharts().has(chart.id));
  const figures = shown.map(chart => {
    const hidden = hiddenLines();
    const legend = make('div', {class: 'legend'}, ...lines(chart).map((line, index) => {
      const swatch = make('i');
      swatch.style.background = lineColor(chart, index);
      return make('button', {
        type: 'button', 'aria-pressed': !hidden.has(line.name), 'data-id': `line:${chart.id}:${line.name}`, title: line.name,
        onclick: () => toggle(hidden, line.name),
      }, swatch, line.label || line.name, make('b'));
    }));
    const plot = make('div', {class: 'plot', tabindex: 0, role: 'img', 'aria-label': `${chart.title}, chart over time`});
    plot.addEventListener('keydown', keyDown);
    return make('figure', {}, make('div', {class: 'head'}, make('figcaption', {}, chart.title), legend), plot);
  });
  host.replaceChildren(...figures);
  shown.forEach((chart, i) => {
    plots.push(drawChart(chart, figures[i].querySelector('.plot'), chart.percentiles.length > 1 ? 300 : 170));
  });
  renderSpan();
  renderShape(shown);
}

/* ---- the shape of a day ---- */

const SHAPE_DAYS = 3;
const SHAPE_WINDOWS = 8;

/**
 * What is usual at each time of a day: of the windows of all days that begin at it the median, and between the lowest tenth and the
 * highest one a band. For windows that divide a day, do not overlap and are there for some days.
 */
function dayShape(values) {
  const length = definition().length;
  if (!length || DAY % length || length * SHAPE_WINDOWS > DAY || points.step !== length || series().thinned) return null;
  if (points.x[points.x.length - 1] - points.x[0] < SHAPE_DAYS * DAY) return null;
  const slots = Array.from({length: DAY / length}, () => []);
  points.x.forEach((end, i) => {
    const slot = (((end - length) % DAY + DAY) % DAY) / length;
    if (values[i] != null && Number.isInteger(slot)) slots[slot].push(values[i]);
  });
  if (slots.some(slot => slot.length < SHAPE_DAYS)) return null;
  slots.forEach(slot => slot.sort((a, b) => a - b));
  const at = share => slots.map(slot => slot[Math.round(share * (slot.length - 1))]);
  return [slots.map((slot, i) => i * length), at(0.5), at(0.1), at(0.9)];
}

function renderShape(shown) {
  if (shape) shape.destroy();
  shape = null;
  element('shape').replaceChildren();
  const chart = shown.find(one => one.percentiles.length) || shown.find(one => !one.bars) || shown[0];
  const line = chart && lines(chart).find(one => !hiddenLines().has(one.name));
  const data = line && dayShape(chart.bars ? points.count : points.values[line.place]);
  if (!data) return;
  const plot = make('div', {class: 'plot', role: 'img', 'aria-label': `${line.name}, usual values by time of day`});
  element('shape').append(make('figure', {},
    make('div', {class: 'head'}, make('figcaption', {}, `Shape of a day: ${line.name}`),
      make('span', {class: 'note'}, 'median of all days, shaded from their lowest tenth to their highest; windows at their start')), plot));
  const none = {points: {show: false}};
  shape = new uPlot({
    width: plot.clientWidth, height: 190, ms: 1,
    tzDate: millis => uPlot.tzDate(new Date(millis), 'UTC'),
    legend: {show: false},
    cursor: {show: false},
    scales: {x: {range: [0, DAY]}, y: {range: valueRange}},
    axes: [
      {...axisStyle(), values: (self, splits) => splits.map(split => split === DAY ? '24:00' : clock(new Date(split), MINUTE)), size: 32, space: 80,
        incrs: [HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR]},
      {...axisStyle(), ticks: {show: false}, values: valueLabels, size: axisWidth},
    ],
    series: [{}, {stroke: () => color('--accent'), width: 2, ...none}, {stroke: () => 'transparent', ...none}, {stroke: () => 'transparent', ...none}],
    bands: [{series: [3, 2], fill: () => `rgba(${color('--band')}, 0.22)`}],
  }, data, plot);
}

function table(id, head, rows) {
  const cell = (tag, content, column) =>
    make(tag, head[column].startsWith('<') ? {class: 'text'} : {}, ...(content == null ? [] : [content]));
  element(id).replaceChildren(
    make('thead', {}, make('tr', {}, ...head.map((name, i) => cell('th', name.replace('<', ''), i)))),
    make('tbody', {}, ...rows.map(row => make('tr', row.chosen ? {class: 'chosen'} : {}, ...row.cells.map((content, i) => cell('td', content, i))))));
}

const link = (text, action) => make('button', {type: 'button', onclick: action}, text);

function renderAnomalies() {
  const one = series();
  element('anomalies').hidden = one.anomalyCount === 0;
  element('anomalies-note').hidden = one.anomalyCount <= one.anomalies.length;
  element('anomalies-note').textContent = `The ${number(one.anomalies.length)} most severe of ${number(one.anomalyCount)}.`;
  const names = new Map(definition().charts.flatMap(lines).map(line => [line.place, line.name]));
  table('anomaly-table', ['<time', '<detector', '<value of', 'value', 'expected', 'standard deviation', 'score', 'threshold'],
    one.anomalies.map(anomaly => ({cells: [
      link(time(anomaly.time), () => { goTo(anomaly.time); element('charts').scrollIntoView({block: 'nearest'}); }),
      anomaly.name, anomaly.place == null ? 'event' : names.get(anomaly.place),
      number(anomaly.value), number(anomaly.mean), number(anomaly.stddev), number(anomaly.score), number(anomaly.threshold),
    ]})));
}

function renderTotals() {
  table('definition-table', ['<window', 'keys', 'on-time panes', 'early', 'late', 'retractions', 'failed', 'truncated', 'events in panes'],
    report.windows.map((one, i) => ({chosen: i === state.window, cells: [
      link(one.name, () => choose(i)), number(one.keys), number(one.panes['on-time']), number(one.panes.early), number(one.panes.late),
      number(one.panes.retraction), number(one.failed), number(one.truncated), number(one.events),
    ]})));
  element('keys-title').textContent = `Keys of ${definition().name}`;
  table('key-table', ['<key', 'windows', 'events', 'changed by late events', 'early only', 'retracted', 'failed', 'anomalies', '<first', '<last'],
    definition().series.map((one, i) => ({chosen: i === state.key, cells: [
      link(one.label, () => choose(state.window, i)), number(one.windows), number(one.events), number(one.late), number(one.early),
      number(one.retracted), number(one.failed), number(one.anomalyCount), time(one.first), time(one.last),
    ]})));
}

function renderPlace() {
  const place = new URLSearchParams({window: definition().name, key: series().key});
  history.replaceState(null, '', `#${place}`);
}

function render() {
  renderPicker();
  renderTiles();
  renderChips();
  renderCharts();
  renderAnomalies();
  renderTotals();
  renderPlace();
}

/* ---- start ---- */

function readPlace() {
  const place = new URLSearchParams(location.hash.slice(1));
  const window = report.windows.findIndex(one => one.name === place.get('window'));
  if (window < 0) {
    state.window = Math.max(0, report.windows.findIndex(one => one.series.some(key => key.anomalyCount)));
    return;
  }
  state.window = window;
  state.key = Math.max(0, report.windows[window].series.findIndex(one => one.key === place.get('key')));
}

const darkSystem = matchMedia('(prefers-color-scheme: dark)');
const isDark = () => (document.documentElement.dataset.theme || (darkSystem.matches ? 'dark' : 'light')) === 'dark';

function renderTheme() {
  element('theme').textContent = isDark() ? '☀ Light' : '☾ Dark';
}

document.title = `${report.title} – Tidemark report`;
element('title').textContent = report.title;
element('origin').textContent = `Results in ${report.from}, drawn ${time(report.now - report.now % 1000)} UTC`;
element('notes').hidden = !report.notes.length;
element('note-list').replaceChildren(...report.notes.map(note => make('li', {}, note)));

element('window').addEventListener('change', event => choose(Number(event.target.value)));
element('key').addEventListener('change', event => choose(state.window, Number(event.target.value)));
element('previous-key').addEventListener('click', () => otherKey(-1));
element('next-key').addEventListener('click', () => otherKey(1));
element('span').addEventListener('change', event => chooseSpan(event.target.value));
element('earlier').addEventListener('click', () => move(-0.5));
element('later').addEventListener('click', () => move(0.5));
element('picker').addEventListener('submit', event => event.preventDefault());
element('theme').addEventListener('click', () => {
  document.documentElement.dataset.theme = isDark() ? 'light' : 'dark';
  renderTheme();
  render();
});
darkSystem.addEventListener('change', () => { renderTheme(); render(); });
document.addEventListener('keydown', event => {
  if (event.target.tagName === 'SELECT' || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === '[') otherKey(-1);
  if (event.key === ']') otherKey(1);
});
new ResizeObserver(() => {
  for (const plot of shape ? [...plots, shape] : plots) {
    const width = plot.root.parentElement.clientWidth;
    if (width > 0 && width !== plot.width) plot.setSize({width, height: plot.height});
  }
}).observe(element('charts'));

readPlace();
renderTheme();
render();
})();
