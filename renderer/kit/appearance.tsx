import { App as AntApp, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { type ReactElement, type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { Circle } from './icons.tsx';
import { useMemory } from './memory.ts';
import { antTokens, type Tone } from './theme.ts';

export type TonePreference = 'system' | Tone;
export type SizePreference = 'small' | 'medium' | 'large';
const SIZES = { small: 13, medium: 14, large: 16 } as const satisfies Record<SizePreference, number>;

const dark = window.matchMedia('(prefers-color-scheme: dark)');
const listen = (tell: () => void): (() => void) => {
  dark.addEventListener('change', tell);
  return () => { dark.removeEventListener('change', tell); };
};

/** The tone now shown, and how a person changes it. */
export function useTone(): { tone: Tone; preference: TonePreference; prefer: (tone: TonePreference) => void } {
  const [preference, prefer] = useMemory<TonePreference>('tone', 'system');
  const system = useSyncExternalStore(listen, () => dark.matches);
  return { preference, prefer, tone: preference === 'system' ? (system ? 'dark' : 'light') : preference };
}

export const useSize = (): [SizePreference, (size: SizePreference) => void] => useMemory<SizePreference>('size', 'medium');

/** Locale, tone and size for everything inside. Buttons keep 确定 as two characters without a gap. */
export function Appearance({ children }: { children: ReactNode }): ReactElement {
  const { tone } = useTone();
  const [size] = useSize();
  useEffect(() => {
    document.documentElement.dataset['tone'] = tone;
    document.documentElement.style.setProperty('--size', `${SIZES[size]}px`);
    document.documentElement.style.setProperty('--small', `${SIZES[size] - 2}px`);
  }, [tone, size]);
  return (
    <ConfigProvider locale={zhCN} theme={antTokens(tone, SIZES[size])} button={{ autoInsertSpace: false, loadingIcon: <Circle /> }}>
      <AntApp style={{ height: '100%' }} message={{ maxCount: 3, top: 48 }}>{children}</AntApp>
    </ConfigProvider>
  );
}
