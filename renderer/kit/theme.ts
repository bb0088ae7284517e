import { theme as antTheme, type ThemeConfig } from 'antd';

export type Tone = 'light' | 'dark';

const FONT = '"Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif';
/** One accent, ink blue; cinnabar is for what is overdue or wrong and for nothing else. */
const INK = { light: '#1f4e8c', dark: '#7fb0ea' } as const;
const CINNABAR = { light: '#b8341f', dark: '#f08a76' } as const;

/** Ant Design's tokens for a tone and the clerk's font size (px). Agrees with the variables of theme.css. */
export function antTokens(tone: Tone, fontSize: number): ThemeConfig {
  const dark = tone === 'dark';
  return {
    algorithm: dark ? antTheme.darkAlgorithm : antTheme.defaultAlgorithm,
    token: {
      colorPrimary: INK[tone], colorInfo: INK[tone], colorLink: INK[tone], colorError: CINNABAR[tone],
      colorBgBase: dark ? '#1b1e23' : '#ffffff', colorBgLayout: dark ? '#14161a' : '#f4f4f1', colorTextBase: dark ? '#e3e5e8' : '#1c2127',
      colorTextPlaceholder: dark ? '#a0a8b4' : '#6b7280', colorTextDescription: dark ? '#a3abb6' : '#5b636e', colorTextTertiary: dark ? '#a3abb6' : '#5b636e',
      ...(dark ? { colorBgContainer: '#1f2329', colorBgElevated: '#22262d', colorBorder: '#464e5a' } : {}),
      borderRadius: 4, fontSize, fontFamily: FONT, controlHeight: fontSize + 16, motionDurationMid: '0.12s', motionDurationSlow: '0.16s', wireframe: false,
    },
    components: {
      Button: { paddingInline: 12, primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', ...(dark ? { primaryColor: '#10151c' } : {}) },
      Tag: { marginXS: 4 }, Tooltip: { maxWidth: 380 }, Modal: { borderRadiusLG: 6 }, Select: { multipleItemHeightSM: 20 },
    },
  };
}
