import { expect, test } from 'vitest';
import { isIdleLine } from '#obligation/idle-lines';

test.each([
  '联系电话:010-64842152,17600306916', '邮编:100038。', '北京市水务局污水处理与再生水利用管理处,联系电话:89150257,68556720,68556841。', 'http://jrj.beijing.gov.cn/jrfwksxy/',
  '点击下载:江西省市场监督管理局2020年部门预算表.xls', '举报电话:86222616、12345。', '2020年3月1日', '联系人:合作司宋晓',
])('%s hands out nothing', (line) => { expect(isIdleLine(line)).toBe(true); });

test.each([
  '公布举报电话12345,接受群众监督。', '开通服务热线,实行24小时值守。', '2020年3月1日前完成整改。', '各单位联系人名单于5月1日前报送。', '建设网站:统一政务服务入口,年底前上线运行。', '加强来源管理,做到可追溯。',
])('%s may be a task', (line) => { expect(isIdleLine(line)).toBe(false); });
