import { Bar, BarChart, LabelList, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import type { BarModel, BarRow } from '../prepare/bars.js'
import { COLOURS, FONT } from './colours.js'

/** The words of the chart; it knows none itself. */
export interface GroupBarsWords {
  readonly title: string
  readonly count: (cases: number) => string
  readonly tip: (row: BarRow) => string
}

interface GroupBarsChartProps {
  readonly model: BarModel
  readonly words: GroupBarsWords
  readonly onPick: (key: string) => void
}

const ROW = 32

const tipOf =
  (words: GroupBarsWords) =>
  ({
    active,
    payload,
  }: {
    readonly active?: boolean
    readonly payload?: readonly { readonly payload?: unknown }[]
  }) => {
    const row = payload?.[0]?.payload as BarRow | undefined
    return active && row ? <div className="chart-tip">{words.tip(row)}</div> : null
  }

/** Groups as bars from zero, the largest on top, each with its count beside it. */
export const GroupBarsChart = ({ model, words, onPick }: GroupBarsChartProps) => (
  <ResponsiveContainer width="100%" height={model.rows.length * ROW + 16}>
    <BarChart
      data={[...model.rows]}
      layout="vertical"
      margin={{ top: 4, right: 64, bottom: 4, left: 0 }}
      title={words.title}
    >
      <XAxis type="number" hide domain={[0, 'dataMax']} />
      <YAxis
        type="category"
        dataKey="label"
        width={152}
        tick={{ fontSize: 13, fill: COLOURS.text, fontFamily: FONT }}
        tickLine={false}
        axisLine={false}
        interval={0}
      />
      <Tooltip content={tipOf(words)} cursor={{ fill: 'rgba(0,0,0,0.04)' }} isAnimationActive={false} />
      <Bar
        dataKey="cases"
        fill={COLOURS.bar}
        maxBarSize={18}
        isAnimationActive={false}
        cursor="pointer"
        onClick={(point: { readonly payload?: unknown }) => onPick((point.payload as BarRow).key)}
      >
        <LabelList
          dataKey="cases"
          position="right"
          formatter={(cases) => words.count(Number(cases))}
          style={{ fontSize: 12, fill: COLOURS.text, fontFamily: FONT }}
        />
      </Bar>
    </BarChart>
  </ResponsiveContainer>
)
