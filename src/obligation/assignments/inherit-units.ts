import { headOf, type UnitWords } from '#lexicon/unit-words';
import type { Span } from '#model/span';
import type { Clause, DocumentStructure } from '#model/structure';
import { splitUnits } from './split-units.ts';

/**
 * The units that a heading names and nothing else ((一)市教育局 above its duties): they answer for every sentence
 * below that names nobody. Of the innermost such heading.
 */
export class UnitHeadings {
  private readonly known = new Map<number, Span[]>();
  private readonly structure: DocumentStructure;
  private readonly text: string;
  private readonly words: UnitWords;

  constructor(structure: DocumentStructure, text: string, words: UnitWords) {
    this.structure = structure;
    this.text = text;
    this.words = words;
  }

  of(clause: Clause): readonly Span[] {
    for (let p = clause.provision; p !== null; p = this.structure.provisions[p]!.parent) {
      const units = this.read(p);
      if (units.length > 0) return units;
    }
    return [];
  }

  private read(provision: number): Span[] {
    let units = this.known.get(provision);
    if (!units) this.known.set(provision, (units = this.names(provision)));
    return units;
  }

  private names(provision: number): Span[] {
    const { titleSpan, level } = this.structure.provisions[provision]!;
    return titleSpan && level > 0 && this.sharesOut(provision) ? agenciesOnly(this.text, titleSpan, this.words) : [];
  }

  /** 职责分工, 任务分解 …: elsewhere a heading such as 审批服务中心 names the thing that is spoken of. */
  private sharesOut(provision: number): boolean {
    const { provisions, header } = this.structure;
    for (let p = provisions[provision]!.parent; p !== null; p = provisions[p]!.parent) if (SHARES_OUT.test(provisions[p]!.title)) return true;
    return SHARES_OUT.test(header.title);
  }
}

/** 市公安局:维护社会秩序; the agencies before a sentence's colon, when nothing else stands there, act in it. */
export function agenciesBeforeColon(text: string, [from, to]: Span, words: UnitWords): Span[] {
  let colon = from;
  while (colon < to && text[colon] !== ':') colon++;
  if (colon <= from || colon >= to - 2) return [];
  const named = agenciesOnly(text, [from, colon], words);
  return named.length > 0 || !DOES.test(text.slice(colon + 1, colon + 4)) ? named : whoDoes(text, [from, colon], words);
}

/** 安全处:大气预警信息的发布; the bodies before the colon or dash of a line that is known to say what a body does. */
export function bodiesWithDuties(text: string, [from, to]: Span, words: UnitWords): Span[] {
  const mark = /:|——/.exec(text.slice(from, to));
  return mark ? splitUnits(text, from, from + mark.index, words).map((unit) => unit.span) : [];
}

const DOES = /^(?:负责|承担|牵头|配合|做好|组织|指导|应当?|须|必须|要(?!求))/;

/** 各村:负责…, 吴泾、塘湾派出所:负责…: what stands behind the colon says that they are somebody, whatever their last word. */
function whoDoes(text: string, [from, to]: Span, words: UnitWords): Span[] {
  if (to - from > 40 || /[的,;。]/.test(text.slice(from, to))) return [];
  const names = splitUnits(text, from, to, words).map((unit) => unit.span);
  const named = ([start, end]: Span): boolean => headOf(text, start, end, words) !== null || /^各[^、]{1,8}$/.test(text.slice(start, end));
  if (names.every(named)) return names;
  // 吴泾、塘湾派出所 share their head.
  const shared = names.length > 1 && named(names.at(-1)!) && names.slice(0, -1).every((span) => !named(span) && span[1] - span[0] <= 4);
  return shared ? [[names[0]![0], names.at(-1)![1]]] : [];
}

/** The names when a stretch holds agencies and nothing else. */
function agenciesOnly(text: string, [from, to]: Span, words: UnitWords): Span[] {
  if (to - from > 60) return [];
  const names = splitUnits(text, from, to, words).map((unit) => unit.span);
  const sure = names.every((span) => {
    const head = headOf(text, span[0], span[1], words);
    return head?.kind === 'agency' && span[1] - span[0] > head.head.length && span[1] - span[0] <= 20 && !NO_NAME.test(text.slice(...span));
  });
  return sure ? names : [];
}

const SHARES_OUT = /职责|分工|分解|责任/;

/** 组建领导小组, 规范办公室: an act or a thing, not a body. */
const NO_NAME = /^(?:成立|设立|组建|建立|规范|加强|完善|健全|建设|强化|做好|推进|优化|明确)|[的和与及其]|(?:布局|餐厅|格局|机构)$/;
