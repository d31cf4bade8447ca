import { z } from 'zod'
import { codesTwice } from '../campaign/file-checks.js'
import { requirementId } from '../campaign/formats.js'
import { LEDGERS } from '../campaign/model-codes.js'
import { refusing, type Problem } from '../campaign/problem.js'
import { choicesOf, definedField, MOST_FIELDS, named } from '../fields.js'

// A ledger kind as data (model a10): what an entry has to say before it stands in such a ledger.

/** What an entry has of its own, and a ledger may need: a limit, a responsible person, remedies, a sponsoring leader. */
export const LEDGER_NEEDS = ['deadline', 'person', 'remedies', 'sponsor'] as const

const ledgerProblems = (file: unknown): readonly Problem[] => [...codesTwice(file), ...choicesOf(file)]

/** A kind of ledger: closed, and checked for codes that stand twice. */
export const ledgerKind = z
  .strictObject({
    ...named,
    /** Which ledger of the model it is; null: one of this tenant alone. */
    model: z.enum(LEDGERS).nullable(),
    fields: z.array(definedField).max(MOST_FIELDS),
    needs: z.array(z.enum(LEDGER_NEEDS)),
    req: z.array(requirementId),
  })
  .superRefine(refusing(ledgerProblems), { when: () => true })
export type LedgerKind = z.infer<typeof ledgerKind>
