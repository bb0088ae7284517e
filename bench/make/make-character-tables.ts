/**
 * Writes src/text/character-tables.ts: traditional → simplified pairs and CJK radicals → unified ideographs.
 * Run by hand after a new opencc-js or Unicode version:
 *   node bench/make/make-character-tables.ts
 * Sources: opencc-js TSCharacters (Apache-2.0); Unicode EquivalentUnifiedIdeograph, read from the local perl
 * (Unicode::UCD, property EqUIdeo). The result is committed, so neither is needed at run time.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import dictionary from 'opencc-js/dict/TSCharacters';

const TARGET = fileURLToPath(new URL('../../src/text/character-tables.ts', import.meta.url));

/** Ideographs of GB 2312 (rows 16–87): what simplified text of mainland offices is written with. */
function gb2312(): Set<string> {
  const decoder = new TextDecoder('gb18030');
  const found = new Set<string>();
  for (let row = 0xb0; row <= 0xf7; row++) for (let cell = 0xa1; cell <= 0xfe; cell++) found.add(decoder.decode(Uint8Array.of(row, cell)));
  return found;
}

function traditional(): { only: string; shared: string } {
  const simplified = gb2312();
  // OpenCC keeps 瞭 for 瞭望; documents mean 瞭解 (了解).
  let only = '';
  let shared = '瞭了';
  for (const line of String(dictionary).split('|')) {
    const [from, to] = line.split(' ') as [string, string | undefined];
    if (!from || !to || from.length !== 1 || to.length !== 1 || from === to) continue;
    if (simplified.has(from)) shared += from + to;
    else only += from + to;
  }
  return { only, shared };
}

function radicals(): string {
  const program = 'use Unicode::UCD q(prop_invmap); my($l,$m)=prop_invmap("EqUIdeo"); for my $i(0..$#$l){ my $end=$i<$#$l?$l->[$i+1]:$l->[$i]+1; for my $c($l->[$i]..$end-1){ print "$c ",$m->[$i],"\\n" if $c>=0x2e80 && $c<=0x2fd5 && $m->[$i] } }';
  const lines = execFileSync('perl', ['-e', program], { encoding: 'utf8' }).trim().split('\n');
  return lines.map((line) => line.split(' ').map(Number) as [number, number]).filter(([, to]) => to <= 0xffff).map(([from, to]) => String.fromCharCode(from, to)).join('');
}

const literal = (pairs: string): string => (pairs.match(/.{1,140}/gsu) ?? []).map((part) => `  '${part}'`).join(' +\n');
const { only, shared } = traditional();
writeFileSync(TARGET, `// Made by bench/make/make-character-tables.ts; do not edit. Each table is a string of pairs: character, replacement.

/** Characters that exist only in traditional script (not in GB 2312) and their simplified form. */
export const TRADITIONAL_ONLY =
${literal(only)};

/** Characters of both scripts that stand for another one in simplified text (乾→干, 後 is above). */
export const TRADITIONAL_SHARED =
${literal(shared)};

/** CJK radicals supplement and Kangxi radicals → unified ideographs (EquivalentUnifiedIdeograph). */
export const RADICALS =
${literal(radicals())};
`);
