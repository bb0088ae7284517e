// What `npm start` and `npm test` run: makes a fresh clone ready, then hands over to Node 24.
import { join } from 'node:path';
import { ensure, handOver, ROOT } from './ensure.js';

// A step is its name and its script with arguments.
const START = ['启动', ['bin/start.js']];
const DEMO = ['演示', ['src/cli/demo.ts']];
const LINT = ['代码规范', ['node_modules/eslint/bin/eslint.js', '.']];
const TYPES = [['类型检查', '.'], ['类型检查(桌面)', 'electron'], ['类型检查(界面)', 'renderer']].map(([title, project]) => [title, ['node_modules/typescript7/bin/tsc', '-p', project]]);
const TESTS = ['测试', ['node_modules/vitest/vitest.mjs', 'run']];

// A command's stages, one after another; the lanes of a stage run side by side, the steps of a lane in turn.
const STAGES = {
  start: [[[START]]],
  demo: [[[DEMO]]],
  test: [[[LINT], TYPES], [[TESTS]]],
};

const [name = '', ...rest] = process.argv.slice(2);
const stages = Object.hasOwn(STAGES, name) ? STAGES[name] : null;
if (!stages) {
  process.stderr.write(`用法:node bin/bootstrap.js ${Object.keys(STAGES).join('|')}\n`);
  process.exitCode = 2;
} else {
  process.exitCode = await run(stages);
}

async function run(list) {
  const node = ensure();
  if (!node) return 1;
  const many = list.flat(2).length > 1;
  for (const [index, lanes] of list.entries()) {
    const extra = index === list.length - 1 ? rest : [];
    const codes = await Promise.all(lanes.map((lane) => runLane(node, lane, extra, many)));
    const code = codes.find((one) => one !== 0);
    if (code !== undefined) return code;
  }
  return 0;
}

async function runLane(node, lane, extra, many) {
  for (const [title, [script, ...args]] of lane) {
    if (many) process.stderr.write(`▶ ${title}\n`);
    const code = await handOver(node, [join(ROOT, script), ...args, ...extra], { cwd: ROOT });
    if (code !== 0) {
      process.stderr.write(`✗ ${title}未通过(退出码 ${code})\n`);
      return code;
    }
  }
  return 0;
}
