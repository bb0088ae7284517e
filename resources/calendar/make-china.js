// Writes china.json from the year tables of the npm package chinese-days (MIT): node resources/calendar/make-china.js
// Run it again after chinese-days was updated with a newly published year.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const tables = new URL('../../node_modules/chinese-days/dist/years/', import.meta.url);
const { version } = JSON.parse(readFileSync(new URL('../../package.json', tables), 'utf8'));
const years = {};
for (const file of readdirSync(tables).filter((name) => /^\d{4}\.json$/.test(name)).sort()) {
  const { holidays, workdays } = JSON.parse(readFileSync(new URL(file, tables), 'utf8'));
  for (const [key, days] of [['off', holidays], ['work', workdays]]) for (const date of Object.keys(days)) {
    const year = (years[date.slice(0, 4)] ??= { off: [], work: [] });
    if (!year[key].includes(date.slice(5))) year[key].push(date.slice(5));
  }
}
// a year's table is complete only where its own notice was published
const published = new Set(readdirSync(tables).filter((name) => /^\d{4}\.json$/.test(name)).map((name) => name.slice(0, 4)));
const lines = Object.keys(years).filter((year) => published.has(year)).sort().map((year) => {
  const { off, work } = years[year];
  return `    "${year}": ${JSON.stringify({ off: off.sort(), work: work.sort() })}`;
});
const head = { source: `npm chinese-days ${version}`, licence: 'MIT', note: 'off: days without work named by the State Council notice; work: make-up days. All other days: Monday to Friday are working days.' };
writeFileSync(new URL('china.json', import.meta.url), `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "years": {\n${lines.join(',\n')}\n  }\n}\n`);
