import {
  CartesianGrid,
  ErrorBar,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import { nameLines } from '../prepare/name-lines.js'
import type { RankModel, RankRow } from '../prepare/ranking.js'
import { COLOURS, FONT } from './colours.js'
import { StandingMark } from './standing-mark.js'

/** The words of the chart; it knows none itself. */
export interface RankIntervalWords {
  readonly title: string
  readonly axis: string
  readonly reference: string
  readonly rank: (row: RankRow) => string
  readonly value: (row: RankRow) => string
  readonly tip: (row: RankRow) => string
  readonly percent: (share: number) => string
}

interface RankIntervalChartProps {
  readonly model: RankModel
  readonly words: RankIntervalWords
  readonly narrow: boolean
  readonly onPick: (key: string) => void
}

const ROW = 52
const NAME_LINE = 15
/** Room for the names, in pixels and in Latin letters of the size they are drawn in. */
const WIDE = { pixels: 190, letters: 26 }
const NARROW = { pixels: 108, letters: 14 }
const AXIS_LABEL = {
  position: 'insideBottom',
  offset: -12,
  fontSize: 12,
  fill: COLOURS.axis,
  fontFamily: FONT,
} as const

interface TickProps {
  readonly x?: number | string
  readonly y?: number | string
  readonly payload?: { readonly value: string }
}

/** What stands beside a row: one or two lines, a quieter one below, and the whole of what may be shortened. */
interface Tick {
  readonly first: readonly string[]
  readonly second: string
  readonly whole?: string
}

const tickOf =
  (rowOf: (key: string) => RankRow | undefined, toldOf: (row: RankRow) => Tick, end: boolean) =>
  ({ x = 0, y = 0, payload }: TickProps) => {
    const row = payload && rowOf(payload.value)
    if (!row) return <g />
    const { first, second, whole } = toldOf(row)
    const anchor = end ? 'end' : 'start'
    const top = -2 - ((first.length - 1) * NAME_LINE) / 2
    return (
      <g transform={`translate(${x},${y})`} fontFamily={FONT}>
        {whole === undefined ? null : <title>{whole}</title>}
        {first.map((line, index) => (
          <text key={line} textAnchor={anchor} dy={top + index * NAME_LINE} fontSize={13} fill={COLOURS.text}>
            {line}
          </text>
        ))}
        <text textAnchor={anchor} dy={top + first.length * NAME_LINE + 1} fontSize={12} fill={COLOURS.axis}>
          {second}
        </text>
      </g>
    )
  }

const tipOf =
  (words: RankIntervalWords) =>
  ({
    active,
    payload,
  }: {
    readonly active?: boolean
    readonly payload?: readonly { readonly payload?: unknown }[]
  }) => {
    const row = payload?.[0]?.payload as RankRow | undefined
    return active && row ? <div className="chart-tip">{words.tip(row)}</div> : null
  }

/**
 * Each unit as a dot on its rate, with the interval within which the rate may really lie. The mark says in its shape how
 * the unit stands against all: up, down or undecided.
 */
export const RankIntervalChart = ({ model, words, narrow, onPick }: RankIntervalChartProps) => {
  const byKey = new Map(model.rows.map((row) => [row.key, row]))
  const { axis, reference, rows } = model
  const room = narrow ? NARROW : WIDE
  const left = tickOf(
    (key) => byKey.get(key),
    (row) => ({ first: nameLines(row.name, room.letters), second: words.rank(row), whole: row.name }),
    true,
  )
  const right = tickOf(
    (key) => byKey.get(key),
    (row) => ({ first: [words.percent(row.value)], second: words.value(row) }),
    false,
  )
  const pick = (point: { readonly payload?: unknown }) => onPick((point.payload as RankRow).key)
  return (
    <ResponsiveContainer width="100%" height={rows.length * ROW + 64}>
      <ScatterChart margin={{ top: 20, right: 8, bottom: 20, left: 8 }} accessibilityLayer title={words.title}>
        <CartesianGrid horizontal={false} stroke={COLOURS.grid} />
        <XAxis
          type="number"
          dataKey="value"
          domain={[axis.from, axis.to]}
          ticks={[...axis.ticks]}
          tickFormatter={words.percent}
          tick={{ fontSize: 12, fill: COLOURS.axis, fontFamily: FONT }}
          label={{ ...AXIS_LABEL, value: words.axis }}
        />
        <YAxis
          yAxisId="name"
          type="category"
          dataKey="key"
          reversed
          interval={0}
          width={room.pixels}
          tick={left}
          tickLine={false}
        />
        <YAxis
          yAxisId="value"
          orientation="right"
          type="category"
          dataKey="key"
          reversed
          interval={0}
          width={narrow ? 76 : 96}
          tick={right}
          tickLine={false}
          axisLine={false}
        />
        {reference === null ? null : (
          <ReferenceLine
            yAxisId="name"
            x={reference}
            stroke={COLOURS.axis}
            strokeDasharray="4 3"
            label={{ value: words.reference, position: 'top', fontSize: 12, fill: COLOURS.text, fontFamily: FONT }}
          />
        )}
        <Tooltip content={tipOf(words)} cursor={false} isAnimationActive={false} />
        <Scatter yAxisId="value" data={[...rows]} shape={() => <g />} isAnimationActive={false} tooltipType="none" />
        <Scatter
          yAxisId="name"
          data={[...rows]}
          shape={StandingMark}
          onClick={pick}
          isAnimationActive={false}
          cursor="pointer"
        >
          <ErrorBar dataKey="reach" direction="x" width={6} stroke={COLOURS.axis} strokeWidth={1.5} />
        </Scatter>
      </ScatterChart>
    </ResponsiveContainer>
  )
}
