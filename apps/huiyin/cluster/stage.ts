import { askFor } from '@huiyin/process-host'
import { z } from 'zod'
import { undecidedIn, type DemoStage } from '../demo/play.js'
import type { Operator } from './operator.js'

const kept = z.union([
  z.object({ ok: z.literal(true), evidence: z.object({ file: z.string(), sha256: z.string() }) }),
  z.object({ ok: z.literal(false), refusal: z.string() }),
])
const passwordSet = z.union([
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), refusal: z.string() }),
])

/** The stage of a demonstration over processes: each part is asked of the process that owns it. */
export const stageOver = (operator: Operator): DemoStage => {
  const { send, settle, moveTo, clock, settings, lists, clientOf } = operator
  return {
    ...{ send, settle, moveTo, now: clock.now, addTenant: settings.add },
    undecided: () => undecidedIn(lists.query),
    release: () => clock.set(null),
    setPassword: async (login, password) => {
      const of = { client: clientOf('organisation'), of: 'organisation' } as const
      return (await askFor(of, ['set-password', { login, password }, passwordSet])) as { readonly ok: true }
    },
    keep: async ({ entryId, bytes }) => {
      const of = { client: clientOf('rectification'), of: 'rectification' } as const
      const base64 = Buffer.from(bytes).toString('base64')
      const answer = await askFor(of, ['keep-evidence', { entryId, bytes: base64 }, kept])
      if (!answer.ok) throw new Error(`the demonstration could not keep its evidence: ${answer.refusal}`)
      return answer.evidence
    },
  }
}
