// Facts on disk. Add a schema with its upcast; never edit one. No password, hash or token ever stands here.
import { z } from 'zod'
import { defineEvents, event, type EventOf } from '@huiyin/event-sourcing'

const role = z.enum([
  'operator',
  'dispatcher',
  'handler',
  'acceptanceOfficer',
  'supervisor',
  'unitPrincipal',
  'disciplineOfficer',
  'leader',
  'evaluationOffice',
  'auditor',
  'administrator',
  'publicityOfficer',
  'performanceOfficer',
  'coordinationOfficer',
  'accountabilityOfficer',
])
const validFrom = z.string()

export const accountEvents = defineEvents('organisation-account', {
  AccountOpened: event(
    1,
    'A person can sign in from a day on.',
    z.object({ personId: z.string(), roles: z.array(role), validFrom }),
  ),
  RoleGranted: event(1, 'An account carries a role from a day on.', z.object({ role, validFrom })),
  RoleRevoked: event(1, 'An account carries a role no longer from a day on.', z.object({ role, validFrom })),
  AccountClosed: event(
    1,
    'Nobody signs in with this login from a day on.',
    z.object({ reason: z.string(), validFrom }),
  ),
})
export type AccountEvent = EventOf<typeof accountEvents>
