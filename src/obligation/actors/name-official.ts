import { SURNAMES } from '#text/person-name';

const POST = '(?:书记|[省市县区镇乡局处科部所站]长|主任|常委)';
/** 主任|高度负责, 部长|任何时候: words that begin with a surname. */
const NO_NAME = '(?!高度|任何|全)';

/**
 * 副县长张某某|牵头, 县委常委、区财政局局长李某|负责: the posts with the name of whoever holds them, before what he does. Posts
 * without a name may stand before them, another named official may not.
 */
const OFFICIAL = new RegExp(`^((?:[一-鿿]{0,8}${POST}、)?[一-鿿]{0,12}${POST}${NO_NAME}[${SURNAMES}][一-鿿X*]{1,2}(?:同志)?)(?=牵头|具体负责|负责|要(?!求))`);
const POST_ENDS = /[长记任委]/;

/** The named official that the words begin with; null where there is none. */
export const officialAtStart = (words: string): string | null => (POST_ENDS.test(words.slice(0, 20)) ? OFFICIAL.exec(words)?.[1] ?? null : null);
