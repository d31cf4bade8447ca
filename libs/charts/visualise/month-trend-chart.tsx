import { Bar, CartesianGrid, ComposedChart, Legend, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import type { MonthModel, MonthRow } from '../prepare/months.js'
import { COLOURS, FONT } from './colours.js'

/** The words of the chart; it knows none itself. */
export interface MonthTrendWords {
  readonly title: string
  readonly opened: string
  readonly closed: string
  readonly rate: string
  readonly month: (month: string, partial: boolean) => string
  readonly tip: (row: MonthRow) => readonly string[]
  readonly percent: (share: number) => string
}

/** What of a month was picked. */
export type MonthFigure = 'opened' | 'closed' | 'rate'

interface MonthTrendChartProps {
  readonly model: MonthModel
  readonly words: MonthTrendWords
  /** A bar or a point was picked. */
  readonly onPick: (month: string, figure: MonthFigure) => void
}

interface ShapeProps {
  readonly x?: number | undefined
  readonly y?: number | undefined
  readonly width?: number | undefined
  readonly height?: number | undefined
  readonly fill?: string | undefined
  readonly payload?: MonthRow | undefined
}

/** A bar; one of a month that has not ended is hatched. */
const MonthBar = ({ x = 0, y = 0, width = 0, height = 0, fill = '', payload }: ShapeProps) => (
  <rect
    {...{ x, y, width, height }}
    fill={payload?.partial ? `url(#hatch-${fill.slice(1)})` : fill}
    stroke={fill}
    strokeWidth={payload?.partial ? 1 : 0}
  />
)

const Hatch = ({ colour }: { readonly colour: string }) => (
  <pattern
    id={`hatch-${colour.slice(1)}`}
    width={6}
    height={6}
    patternUnits="userSpaceOnUse"
    patternTransform="rotate(45)"
  >
    <rect width={6} height={6} fill="#ffffff" />
    <rect width={2.5} height={6} fill={colour} />
  </pattern>
)

const tipOf =
  (words: MonthTrendWords) =>
  ({
    active,
    payload,
  }: {
    readonly active?: boolean
    readonly payload?: readonly { readonly payload?: unknown }[]
  }) => {
    const row = payload?.[0]?.payload as MonthRow | undefined
    if (!active || !row) return null
    return (
      <div className="chart-tip">
        {words.tip(row).map((line) => (
          <div key={line}>{line}</div>
        ))}
      </div>
    )
  }

interface Picked {
  readonly payload?: unknown
}
type Pick = MonthTrendChartProps['onPick']

const picking =
  (figure: MonthFigure, onPick: Pick) =>
  (point: object): void => {
    const row = (point as Picked).payload as MonthRow | undefined
    if (row) onPick(row.month, figure)
  }

/** Words stay dark: the colours of the series are too light for text. */
const legendText = (name: string | number | undefined) => <span style={{ color: COLOURS.text }}>{name}</span>

const tick = { fontSize: 12, fill: COLOURS.axis, fontFamily: FONT }

/** What came in and what was closed by month as bars, the rate as a line that breaks where nothing was due. */
export const MonthTrendChart = ({ model, words, onPick }: MonthTrendChartProps) => (
  <ResponsiveContainer width="100%" height={300}>
    <ComposedChart data={[...model.rows]} margin={{ top: 8, right: 0, bottom: 4, left: 0 }} title={words.title}>
      <defs>
        <Hatch colour={COLOURS.opened} />
        <Hatch colour={COLOURS.closed} />
      </defs>
      <CartesianGrid vertical={false} stroke={COLOURS.grid} />
      <XAxis
        dataKey="month"
        tick={tick}
        tickFormatter={(month: string) => words.month(month, month === model.partial)}
        minTickGap={4}
      />
      <YAxis yAxisId="cases" tick={tick} width={44} allowDecimals={false} />
      <YAxis
        yAxisId="rate"
        orientation="right"
        domain={[0, 1]}
        ticks={[0, 0.25, 0.5, 0.75, 1]}
        tickFormatter={words.percent}
        tick={tick}
        width={56}
      />
      <Tooltip content={tipOf(words)} isAnimationActive={false} cursor={{ fill: 'rgba(0,0,0,0.04)' }} />
      <Legend
        itemSorter={null}
        formatter={legendText}
        wrapperStyle={{ fontSize: 13, fontFamily: FONT, color: COLOURS.text }}
      />
      <Bar
        yAxisId="cases"
        dataKey="opened"
        {...bar(words.opened, COLOURS.opened)}
        onClick={picking('opened', onPick)}
      />
      <Bar
        yAxisId="cases"
        dataKey="closed"
        {...bar(words.closed, COLOURS.closed)}
        onClick={picking('closed', onPick)}
      />
      <Line
        yAxisId="rate"
        dataKey="rate"
        name={words.rate}
        stroke={COLOURS.rate}
        strokeWidth={2}
        dot={{ r: 3, fill: '#ffffff', strokeWidth: 2 }}
        activeDot={{ r: 5, cursor: 'pointer', onClick: picking('rate', onPick) }}
        connectNulls={false}
        isAnimationActive={false}
      />
    </ComposedChart>
  </ResponsiveContainer>
)

const bar = (name: string, fill: string) => ({
  ...{ name, fill, shape: MonthBar, isAnimationActive: false, maxBarSize: 22 },
  cursor: 'pointer',
})
