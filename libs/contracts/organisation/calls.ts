import { z } from 'zod'
import { defineCall } from '../calls.js'
import { id, sha256Hex } from '../shapes.js'

/** How units are called today. */
const unitNames = defineCall({
  owner: 'organisation',
  call: 'unit-names',
  says: 'The names of these units as they are called today; one nobody knows is left out.',
  asked: z.strictObject({ tenant: id, unitIds: z.array(id).max(1_000).readonly() }),
  answer: z.record(z.string(), z.string()),
})

/** By what a tenant counts time. */
const tenantSettings = defineCall({
  owner: 'organisation',
  call: 'tenant-settings',
  says: 'The time zone and the working-day calendar of a tenant.',
  asked: z.strictObject({ tenant: id }),
  answer: z.strictObject({ zone: z.string(), calendar: z.string() }),
})

/** Whose key a program shows: the key itself stays where it was shown. */
const programOfKey = defineCall({
  owner: 'organisation',
  call: 'program-of-key',
  says: 'The program whose key has this SHA-256, and the channel it comes by; null: nobody’s, or it was revoked.',
  asked: z.strictObject({ tenant: id, hash: sha256Hex }),
  answer: z.strictObject({ client: z.string(), channel: z.string() }).nullable(),
})

/** An operator sets somebody's password; what people do about their own comes with a session. */
const setPassword = defineCall({
  owner: 'organisation',
  call: 'set-password',
  says: 'Sets the password of an account; the sessions of that account end.',
  asked: z.strictObject({ login: z.string().min(1).max(64), password: z.string().min(1).max(200) }),
  answer: z.union([
    z.strictObject({ ok: z.literal(true) }),
    z.strictObject({
      ok: z.literal(false),
      refusal: z.enum(['PasswordTooShort', 'PasswordTooLong', 'PasswordIsLogin']),
    }),
  ]),
})

/** What organisation answers to other processes. */
export const organisationCalls = { unitNames, tenantSettings, programOfKey, setPassword } as const
