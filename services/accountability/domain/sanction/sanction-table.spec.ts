import { describe, expect, test } from '@jest/globals'
import { decisionTable } from '@huiyin/testing'
import type { SanctionEvent } from './events.js'
import { sanctionExamples as example } from './examples.js'
import { sanction, type Asker, type SanctionCommand } from './sanction.js'

const { SanctionProposed: proposed, ViewStated: stated, SanctionIssued: issued } = example

/** What a measure can look like: every way it may be decided, and what may happen to it afterwards. */
const histories: Readonly<Record<string, readonly SanctionEvent[]>> = {
  unknown: [],
  proposed: [proposed],
  stated: [proposed, stated],
  issued: [proposed, stated, issued],
  dismissed: [proposed, example.SanctionDismissed],
  tolerated: [proposed, example.FaultTolerated],
  reviewOwed: [proposed, stated, issued, example.BasisVoided],
  clarified: [proposed, stated, issued, example.SanctionClarified],
  expired: [proposed, stated, issued, example.EffectExpired],
}

const asker = (person: string, ...units: readonly string[]): Asker => ({ person, named: true, units })
const supervisor = asker('supervisor-2', 'office', 'city')
const { proposedBy, ...proposal } = proposed.data
/** While the other side may still speak: what is issued then needs its statement. */
const decide = {
  type: 'DecideSanction' as const,
  ...{ reason: '复核后决定', by: supervisor, effectUntil: null },
  ...{ at: '2020-05-18T02:00:00.000Z', today: '2020-05-18' },
}
const commands: Readonly<Record<string, SanctionCommand>> = {
  ProposeSanction: { type: 'ProposeSanction', ...proposal, kind: 'reminder', by: proposedBy },
  ProposeAnother: { type: 'ProposeSanction', ...proposal, kind: 'circular', by: proposedBy },
  StateOwnView: { type: 'StateOwnView', text: '另有说明', by: asker('person-k1', 'K1', 'city') },
  Issue: { ...decide, decision: 'issue' },
  Dismiss: { ...decide, decision: 'dismiss' },
  Tolerate: { ...decide, decision: 'tolerate' },
  DecideOnOwnUnit: { ...decide, decision: 'dismiss', by: asker('clerk-k11', 'K11', 'K1', 'city') },
  ClarifySanction: { type: 'ClarifySanction', reason: '查无此事', by: supervisor },
  NoteBasisVoided: { type: 'NoteBasisVoided', source: 'event-7' },
  NoteEffectExpired: { type: 'NoteEffectExpired', effectUntil: '2020-11-30', today: '2020-12-01' },
}

/** What each command does to a measure of each kind: its facts joined by +, a refusal after !, or nothing new. */
const TABLE = `
                  | unknown          | proposed                 | stated                   | issued                  | dismissed               | tolerated               | reviewOwed        | clarified                | expired
ProposeSanction   | SanctionProposed | nothing                  | nothing                  | nothing                 | nothing                 | nothing                 | nothing           | nothing                  | nothing
ProposeAnother    | SanctionProposed | !SanctionAlreadyProposed | !SanctionAlreadyProposed | !SanctionAlreadyProposed | !SanctionAlreadyProposed | !SanctionAlreadyProposed | !SanctionAlreadyProposed | !SanctionAlreadyProposed | !SanctionAlreadyProposed
StateOwnView      | !SanctionUnknown | ViewStated               | ViewStated               | !SanctionAlreadyDecided | !SanctionAlreadyDecided | !SanctionAlreadyDecided | ViewStated        | !SanctionAlreadyDecided  | !SanctionAlreadyDecided
Issue             | !SanctionUnknown | !StatementOutstanding    | SanctionIssued           | !SanctionAlreadyDecided | !SanctionAlreadyDecided | !SanctionAlreadyDecided | SanctionIssued    | !SanctionAlreadyDecided  | !SanctionAlreadyDecided
Dismiss           | !SanctionUnknown | SanctionDismissed        | SanctionDismissed        | !SanctionAlreadyDecided | !SanctionAlreadyDecided | !SanctionAlreadyDecided | SanctionDismissed | !SanctionAlreadyDecided  | !SanctionAlreadyDecided
Tolerate          | !SanctionUnknown | FaultTolerated           | FaultTolerated           | !SanctionAlreadyDecided | !SanctionAlreadyDecided | !SanctionAlreadyDecided | FaultTolerated    | !SanctionAlreadyDecided  | !SanctionAlreadyDecided
DecideOnOwnUnit   | !SanctionUnknown | !OwnUnit                 | !OwnUnit                 | !SanctionAlreadyDecided | !SanctionAlreadyDecided | !SanctionAlreadyDecided | !OwnUnit          | !SanctionAlreadyDecided  | !SanctionAlreadyDecided
ClarifySanction   | !SanctionUnknown | !SanctionUndecided       | !SanctionUndecided       | SanctionClarified       | SanctionClarified       | SanctionClarified       | SanctionClarified | !SanctionAlreadyClarified | SanctionClarified
NoteBasisVoided   | !SanctionUnknown | BasisVoided              | BasisVoided              | BasisVoided             | BasisVoided             | BasisVoided             | BasisVoided       | nothing                  | BasisVoided
NoteEffectExpired | !SanctionUnknown | nothing                  | nothing                  | EffectExpired           | nothing                 | nothing                 | EffectExpired     | nothing                  | nothing
`

describe('every command on every kind of measure', () => {
  for (const { command, says, found } of decisionTable(sanction, { table: TABLE, histories, commands })) {
    test(`${command}: what follows, or why not`, () => expect(found()).toStrictEqual(says))
  }
})
