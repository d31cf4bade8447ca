import { dayIn, type Day } from '@huiyin/kernel'
import { officeLines, type AccountRecord, type LineHeld } from '@huiyin/contracts/organisation'
import { answered, type QuestionAnswer, type Viewer } from '@huiyin/nest-platform'
import { caughtUp, type AnswerAsOf } from './as-of.js'
import type { DashboardPorts } from './ports.js'

/** Who holds the lines of the campaign office on a day. */
export interface OfficeLines {
  readonly day: Day
  /** Whether any line was ever given out: who has no such office is warned of nothing. */
  readonly setUp: boolean
  readonly lines: readonly LineHeld[]
  /** The lines nobody holds, by role. */
  readonly open: readonly string[]
  readonly asOf: AnswerAsOf
}

/**
 * S1-12 to S1-15: who holds each line of the campaign office today, since when, and which line nobody holds. Of an
 * account nothing else is told, its login neither.
 */
export const findOfficeLines = async (ports: DashboardPorts, viewer: Viewer): Promise<QuestionAnswer<OfficeLines>> => {
  const asOf = await caughtUp(ports, 'lists')
  const day = dayIn(ports.zoneOf(viewer.tenant), asOf.at)
  const rows = await ports.lists.selectFrom('accounts').select('record').where('tenant', '=', viewer.tenant).execute()
  const { isSetUp: setUp, lines } = officeLines(
    rows.map(({ record }) => JSON.parse(record) as AccountRecord),
    day,
  )
  const open = lines.filter(({ holders }) => holders.length === 0).map(({ line }) => line)
  return answered({ day, setUp, lines, open, asOf })
}
