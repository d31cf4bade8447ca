import { addDays, type Day } from '@huiyin/kernel'
import type { LedgerStatement } from '@huiyin/contracts/rectification'

/** When statements are due: days of the year as `01-15`, and the day of the month after each quarter. */
export interface LedgerCycle {
  readonly opening: string
  readonly quarterDay: number
  readonly audit: string
  readonly clearing: string
}

/** Where a campaign sets nothing; no document gives a day (S3-24 … S3-27), scenario c4 takes these. */
export const USUAL_CYCLE: LedgerCycle = { opening: '01-15', quarterDay: 10, audit: '07-31', clearing: '12-31' }

/** What has a day in every year. */
export type DueStatement = Exclude<LedgerStatement, 'reconciliation'>

/** The last day for each statement of a year. */
export const dueIn = (
  year: number,
  { opening, quarterDay, audit, clearing }: LedgerCycle,
): Record<DueStatement, Day> => {
  const after = (month: string): Day => `${year}-${month}-${String(quarterDay).padStart(2, '0')}`
  return {
    ...{ opening: `${year}-${opening}`, quarter1: after('04'), quarter2: after('07') },
    ...{ audit: `${year}-${audit}`, quarter3: after('10'), clearing: `${year}-${clearing}` },
  }
}

const FROM: Readonly<Record<DueStatement, string>> = {
  ...{ opening: '01-01', quarter1: '04-01', quarter2: '07-01' },
  ...{ audit: '07-01', quarter3: '10-01', clearing: '12-01' },
}

/** The first day on which a statement can be made: what it tells of has to be over, or nearly over with the year. */
export const notBefore = (year: number, statement: DueStatement): Day => `${year}-${FROM[statement]}`

/** The day after the last one on which a ledger of this year can still be opened. */
export const overOn = (year: number): Day => addDays(`${year}-12-31`, 1)
