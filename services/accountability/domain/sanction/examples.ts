import { cnCalendar, deriveDeadline } from '@huiyin/calendar'
import type { SanctionEvent } from './events.js'

type Examples = { readonly [N in SanctionEvent['type']]: Extract<SanctionEvent, { type: N }> }

const about = { unitId: 'K1', personId: null, itemId: 'item-1', entryId: 'item-1:K1' }
const basis = { rule: 'overdue', version: 1 }
const reason = '逾期属实，属首次'

/** One example of each fact of a sanction; the catalogue shows them. */
export const sanctionExamples: Examples = {
  SanctionProposed: {
    type: 'SanctionProposed',
    data: {
      ...about,
      kind: 'reminder',
      basis,
      facts: [{ fact: 'deadlinePassed', at: '2020-05-14T16:00:00.000Z', number: 1, text: null, source: 'event-1' }],
      statementDeadline: deriveDeadline({
        rule: { kind: 'workingDays', n: 3 },
        calendar: cnCalendar,
        zone: 'Asia/Shanghai',
        from: '2020-05-14T16:00:00.000Z',
      }),
      proposedBy: 'system',
    },
  },
  ViewStated: { type: 'ViewStated', data: { text: '因外出取证延误，已于当日补办', statedBy: 'person-k1' } },
  SanctionIssued: {
    type: 'SanctionIssued',
    data: {
      ...about,
      kind: 'reminder',
      basis,
      reason,
      decidedBy: 'supervisor-1',
      statement: 'given',
      effectUntil: '2020-11-30',
    },
  },
  SanctionDismissed: {
    type: 'SanctionDismissed',
    data: { reason: '期限内已办结，系统补录较晚', decidedBy: 'supervisor-1' },
  },
  FaultTolerated: {
    type: 'FaultTolerated',
    data: { reason: '先行先试中的失误，符合容错情形', decidedBy: 'supervisor-1' },
  },
  SanctionClarified: {
    type: 'SanctionClarified',
    data: { ...about, reason: '经核实系误报，予以澄清', clarifiedBy: 'officer-1' },
  },
  BasisVoided: { type: 'BasisVoided', data: { source: 'event-9', unitId: 'K1' } },
  EffectExpired: { type: 'EffectExpired', data: { effectUntil: '2020-11-30' } },
}
