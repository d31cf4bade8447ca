import { isBad, type Row } from './rounds.js'

const cell = (value: string | number, width: number): string => String(value).padStart(width)
const line = (fault: string, [rounds, acknowledged, lost, doubled, seconds]: readonly (string | number)[]): string =>
  [
    ...[fault.padEnd(52), cell(rounds!, 6), cell(acknowledged!, 13), cell(lost!, 6), cell(doubled!, 9)],
    cell(seconds!, 20),
  ].join('')

/** What stands above the rows. */
export const HEADING = line('fault', ['rounds', 'acknowledged', 'lost', 'doubled', 'seconds to recover'])

/** One fault as a row, and below it what was found. */
export const lineOf = ({ fault, rounds, acknowledged, lost, doubled, seconds, problems }: Row): string => {
  const [least, most] = [Math.min(...seconds), Math.max(...seconds)].map((one) => one.toFixed(1))
  const took = least === most ? least! : `${least}–${most}`
  return [
    line(fault, [rounds, acknowledged, lost, doubled, took]),
    ...problems.map((problem) => `      ${problem}`),
  ].join('\n')
}

/** How a run came out. */
export interface Outcome {
  readonly rows: readonly Row[]
  readonly caught: number
  readonly seeded: number
  readonly seconds: number
  readonly wantedSeconds: number | null
}

const sum = (rows: readonly Row[], of: (row: Row) => number): number => rows.reduce((all, row) => all + of(row), 0)

/** Nobody who waits for a page should wait longer than that after a fault. */
const RECOVERED_SECONDS = 60

/** Each figure of a run beside its bar. */
export const summaryOf = ({ rows, caught, seeded, seconds, wantedSeconds }: Outcome): string =>
  [
    `${rows.length} faults, ${rows.filter(isBad).length} with findings (bar 0); ${sum(rows, ({ acknowledged }) => acknowledged)} commands acknowledged`,
    `lost ${sum(rows, ({ lost }) => lost)} (bar 0)`,
    `doubled ${sum(rows, ({ doubled }) => doubled)} (bar 0)`,
    `defects caught ${caught} (bar ${seeded})`,
    `slowest to recover ${Math.max(0, ...rows.flatMap((row) => row.seconds)).toFixed(1)} s (bar ${RECOVERED_SECONDS} s)`,
    `${seconds.toFixed(0)} s${wantedSeconds === null ? '' : ` (bar ${wantedSeconds} s)`}`,
  ].join('; ')
