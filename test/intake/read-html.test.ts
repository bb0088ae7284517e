import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { SourceText } from '#model/source';
import { codeOf } from '../support/code-of.ts';
import { readBytes } from '../support/read-bytes.ts';

const fixture = (name: string): Promise<Buffer> => readFile(new URL(`../fixtures/intake/${name}`, import.meta.url));
const page = (body: string, head = ''): Promise<SourceText> => readBytes(Buffer.from(`<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`));
const textOf = async (body: string, head = ''): Promise<string> => (await page(body, head)).text;
const LONG = '各县区各部门要压实责任强化措施，确保目标任务在二〇二五年底前如期完成。';

describe('a page of a state organ\'s site', () => {
  test.each(['gov_gbk_wrongmeta.html', 'ie_gb2312_qu.mht'])('%s: the document and its table, nothing of the page round it', async (name) => {
    const { text, blocks } = await readBytes(await fixture(name));
    const lines = text.split('\n');
    expect(lines.slice(0, 2)).toEqual(['示范省人民政府关于锚定农业农村现代化的实施意见', '示政发〔2026〕12号']);
    expect(lines.slice(-12, -9)).toEqual(['（此件公开发布）', '工作任务\t序号\t具体举措\t责任分工\t\t完成时限', '\t\t\t牵头单位\t配合单位']);
    expect(lines.at(-1)).toBe('附件：1.重点任务分工表.wps\u00a02.说明');
    expect(text).not.toMatch(/栏目|分享|ICP|假正文|索\s*引/);
    expect(blocks.filter((b) => b.cell)).toHaveLength(50);
    expect(blocks.find((b) => text.slice(...b.span) === '一、夯实粮食安全根基')?.cell).toMatchObject({ row: 2, column: 0, rowSpan: 3 });
  });
  test('without a name we know, the place with nearly all long lines', async () => {
    const menu = `<ul class="x">${'<li><a href="#">政策文件库与新闻发布会的相关栏目链接一览</a></li>'.repeat(30)}</ul>`;
    expect(await textOf(`<div>${menu}</div><div><h1>关于春耕生产的通知</h1><div><p>各县区：</p><p>${LONG}</p><p>${LONG}</p></div></div><div class="footer">主办单位：示范市人民政府办公室，联系电话一二三四五六七八九〇</div>`)).toBe(`关于春耕生产的通知\n各县区：\n${LONG}\n${LONG}`);
  });
  test('the title comes first once', async () => {
    const meta = '<meta name="ArticleTitle" content="关于春耕的通知">';
    expect(await textOf(`<div class="TRS_Editor"><p>${LONG}</p><p>${LONG}</p></div>`, meta)).toBe(`关于春耕的通知\n${LONG}\n${LONG}`);
    expect(await textOf(`<div class="TRS_Editor"><p>关于春耕<br>的通知</p><p>${LONG}</p><p>${LONG}</p></div>`, meta)).toBe(`关于春耕\n的通知\n${LONG}\n${LONG}`);
  });
});

describe('as a browser shows it', () => {
  test.each([
    ['line ends of the source between Chinese are nothing', '<p>责任\n单位 财政局\nA\nB</p>', '责任单位 财政局 A B'],
    ['scripts, hidden parts, deleted words', '<p>a<script>document.write("x")</script><span style="display:none">b</span><del>c</del>d</p>', 'ad'],
    ['breaks part paragraphs', '<div>甲<br/>乙<p>丙</p>丁</div>', '甲\n乙\n丙\n丁'],
    ['ordered lists have their numbers', '<ol start="3"><li>甲<li><p>乙</p></ol><ul><li>丙</ul>', '3. 甲\n4. 乙\n丙'],
    ['a number that Word wrote', '<p><![if !supportLists]><span style="mso-list:Ignore">一、<span>&nbsp;&nbsp; </span></span><![endif]>总体要求</p>', '一、总体要求'],
    ['marks of footnotes', '<p>甲<sup><a class="sdfootnoteanc" href="#sdfootnote1sym">1</a></sup>乙</p>', '甲乙'],
    ['a table that only places', '<table><tr><td><p>甲</p><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>', '甲\na\tb'],
    ['blocks in a cell', '<table><tr><td>甲<br>乙<p>丙</p></td><td colspan="2">丁</td></tr><tr><td rowspan="9">1</td><td>2<td>3</table>', '甲 乙 丙\t丁\n1\t2\t3'],
    ['entities and wide spaces', '<p>&emsp;&emsp;甲&amp;乙&nbsp;丙</p>', '\u2003\u2003甲&乙\u00a0丙'],
  ])('%s', async (_, body, text) => { expect(await textOf(body)).toBe(text); });
  test('from a word processor a line end is a space', async () => {
    expect(await textOf('<p>第一章\n总则</p>', '<meta name="generator" content="LibreOffice 7">')).toBe('第一章 总则');
  });
  test('headings keep their level', async () => {
    expect((await page('<h2>一、总体要求</h2><p>正文。</p>')).blocks.map((b) => b.headingLevel)).toEqual([2, undefined]);
  });
});

describe('by content, whatever it is called', () => {
  test.each([
    ['UTF-16', Buffer.from('\uFEFF<html><body>责任单位</body></html>', 'utf16le'), '责任单位'],
    ['a comment first', Buffer.from('<!-- saved from url=(0014)about:internet -->\r\n<html><body>责任单位</body></html>'), '责任单位'],
    ['XHTML', Buffer.from('<?xml version="1.0"?>\n<!DOCTYPE html><html><body>责任单位</body></html>'), '责任单位'],
    ['a fragment', Buffer.from('<p>责任单位</p>'), '责任单位'],
  ])('%s', async (_, bytes, text) => { expect((await readBytes(bytes, 'x.doc')).text).toBe(text); });
  test.each([
    ['no words', '<html><body><img src="http://x/y.png"></body></html>', 'file-empty'],
    ['frames only', '<html><frameset><frame src="file:///etc/passwd"></frameset></html>', 'file-empty'],
    ['elements 200,000 deep', `<html>${'<div>'.repeat(200_000)}甲`, 'none'],
    ['100,000 cells side by side that each want 10,000 columns', `<table><tr><td>a<td>b</tr><tr>${'<td colspan=10000 rowspan=10000>x'.repeat(3000)}</table>`, 'none'],
    ['an archive without a page', 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b--\r\n', 'file-damaged'],
    ['plain XML', '<?xml version="1.0"?><a>b</a>', 'format-unsupported'],
  ] as const)('%s', async (_, html, code) => { expect(await codeOf(readBytes(Buffer.from(html)))).toBe(code); });
});
