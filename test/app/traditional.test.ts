import { describe, expect, test } from 'vitest';
import { analyze, createAnalyzer } from '#app/analyze';
import { readResources } from '#app/resources';
import { asWritten } from '#text/as-written';
import { normalise } from '#text/normalise';

const TEXT = `濰坊市人民政府辦公室文件
濰政辦發〔２０１８〕３１號
濰坊市人民政府辦公室
關於打贏脫貧攻堅戰的實施意見
各縣(市、區)人民政府：
根據《農業專項規劃》(魯農發〔2018〕3號)，制定本意見。
一、重點任務
（一）加強農業產業扶貧。2018年年底前，完善農業產業扶貧機制。（責任單位：市農業局、市財政局）
濰坊市人民政府辦公室
2018年4月20日`;

describe('a text in traditional script', () => {
  const [document] = analyze({ format: 'txt', text: TEXT, blocks: [], diagnostics: [] }, { name: 'x.txt', sha256: '' }, createAnalyzer(readResources())).documents;
  test('is read as well as a simplified one, and shown in the author\'s characters', () => {
    expect(document).toMatchObject({ title: '關於打贏脫貧攻堅戰的實施意見', number: '濰政辦發〔2018〕31號', issuers: ['濰坊市人民政府辦公室'], issueDate: '2018-04-20', type: '意见' });
    expect(document!.obligations.map((o) => o.responsibilities.filter((r) => r.basis === 'assignment').map((r) => r.unit))).toContainEqual(['市農業局', '市財政局']);
    expect(document!.obligations.flatMap((o) => o.deadlines)).toMatchObject([{ text: '2018年年底前', end: '2018-12-31' }]);
    expect(document!.references.filter((r) => !r.self)).toMatchObject([{ title: '農業專項規劃', number: '魯農發〔2018〕3號', relation: 'basis' }]);
  });
});

describe('asWritten', () => {
  const text = normalise('關於加強管理，\n做好２０１８年農業工作的通知。各縣各區');
  test('puts the author\'s characters back and leaves out what a stage left out', () => {
    expect(asWritten('关于加强管理,做好2018年农业工作的通知', [0, text.text.length], text)).toBe('關於加強管理，做好２０１８年農業工作的通知');
  });
  test('keeps digits and marks made uniform when only ideographs are wanted', () => {
    expect(asWritten('做好2018年农业', [0, text.text.length], text, true)).toBe('做好2018年農業');
  });
  test('leaves a character that does not stand there, and a value without a place', () => {
    expect(asWritten('某农业', [0, text.text.length], text)).toBe('某農業');
    expect(asWritten('农业', null, text)).toBe('农业');
  });
});
