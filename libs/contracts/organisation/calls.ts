import { z } from 'zod'
import { defineCall } from '../calls.js'
import { id } from '../shapes.js'

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

/** What organisation answers to other processes. */
export const organisationCalls = { unitNames, tenantSettings } as const
