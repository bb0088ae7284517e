import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { type EChartsType, init, use as register } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { type ReactElement, useEffect, useEffectEvent, useRef } from 'react';
import { useTone } from '../kit/appearance.tsx';

register([BarChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

export interface Series { name: string; key: string; colour: string; values: readonly number[] }
interface Props { label: string; names: readonly string[]; series: readonly Series[]; across?: boolean; height: number; onOpen: (at: number, series: string) => void }

/** Stacked bars; a bar opens what it counts. The same numbers stand in a table with buttons, for screen readers and for the keyboard, which brings it into sight. */
export function Chart({ label, names, series, across = false, height, onOpen }: Props): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const { tone } = useTone();
  const open = useEffectEvent(onOpen);
  useEffect(() => {
    if (!box.current) return undefined;
    const own = init(box.current);
    chart.current = own;
    own.on('click', (event) => { open(event.dataIndex, series[event.seriesIndex ?? 0]?.key ?? ''); });
    const watch = new ResizeObserver(() => { own.resize(); });
    watch.observe(box.current);
    return () => {
      watch.disconnect();
      own.dispose();
      chart.current = null;
    };
  }, [series]);
  useEffect(() => {
    const style = getComputedStyle(document.documentElement);
    const colour = (name: string): string => style.getPropertyValue(name).trim();
    const words = { color: colour('--ink-2'), fontSize: 12, fontFamily: colour('--font') };
    const category = { type: 'category' as const, data: [...names], axisTick: { show: false }, axisLine: { lineStyle: { color: colour('--line') } }, axisLabel: { ...words, ...(across ? { width: 150, overflow: 'truncate' as const } : { hideOverlap: true }) } };
    const value = { type: 'value' as const, minInterval: 1, splitLine: { lineStyle: { color: colour('--line-soft') } }, axisLabel: words };
    chart.current?.setOption({
      animation: false,
      grid: { left: 4, right: 16, top: series.length > 1 ? 28 : 8, bottom: 4, containLabel: true },
      legend: series.length > 1 ? { top: 0, right: 0, itemWidth: 10, itemHeight: 10, textStyle: words } : undefined,
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, backgroundColor: colour('--panel'), borderColor: colour('--line'), textStyle: words, confine: true },
      ...(across ? { xAxis: value, yAxis: { ...category, inverse: true } } : { xAxis: category, yAxis: value }),
      series: series.map((one) => ({ name: one.name, type: 'bar', stack: 'all', data: [...one.values], barMaxWidth: across ? 16 : 26, itemStyle: { color: colour(one.colour) }, cursor: 'pointer' })),
    }, true);
  }, [names, series, across, tone]);
  return (
    <figure>
      <div ref={box} style={{ height }} aria-hidden="true" />
      <table className="hidden-words"><caption>{label}</caption><tbody>
        {names.map((name, i) => <tr key={name}><th scope="row">{name}</th>{series.map((one) => <td key={one.key}>{(one.values[i] ?? 0) > 0 ? <button type="button" onClick={() => { onOpen(i, one.key); }}>{one.name} {one.values[i]}</button> : 0}</td>)}</tr>)}
      </tbody></table>
    </figure>
  );
}
