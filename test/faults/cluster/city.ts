import { organisationCalls } from '@huiyin/contracts/organisation'
import { derivedCommandId } from '@huiyin/event-sourcing'
import type { Operator } from '@huiyin/host/operator'
import { dayIn, type Day } from '@huiyin/kernel'
import type { CommandRequest } from '@huiyin/messaging'
import { askOwner } from '@huiyin/nest-platform'
import { CITY, setUpRequests } from '../workload.js'
import type { Acknowledged } from './acknowledged.js'
import { sendUntilAcknowledged, untilAnswered } from './patience.js'

/** Who receives, registers and assigns at the screens. */
export const CLERK = { login: 'clerk', password: 'a-long-password-2026' } as const
const FROM = '2026-01-01'

const bySystem = (name: string, input: object): CommandRequest => {
  const commandId = derivedCommandId('faults-cluster', 'clerk', name)
  return {
    ...{ name, input, commandId, tenant: CITY.tenant, occurred: null, correlation: commandId, causation: commandId },
    actor: { person: 'system', post: null, unit: null },
  }
}

/** The right to an account begins on this day: none is given back in time. */
const clerkRequests = (today: Day): readonly CommandRequest[] => {
  const personId = CLERK.login
  const post = { postId: 'post-clerk', postTitle: '受理员', unitId: CITY.tenant, rank: 'member' }
  return [
    bySystem('AddPerson', { personId, name: '受理员', validFrom: FROM }),
    bySystem('AppointPerson', { personId, ...post, validFrom: FROM, validTo: null }),
    bySystem('OpenAccount', { login: CLERK.login, personId, validFrom: today, roles: ['operator', 'dispatcher'] }),
  ]
}

/** The made-up city, with the same commands each time, and somebody who may sign in at its screens. */
export const setUpCity = async (operator: Operator): Promise<readonly Acknowledged[]> => {
  operator.settings.add(CITY.tenant, { zone: CITY.zone, calendar: CITY.calendar })
  const today = dayIn(CITY.zone, operator.clock.now())
  const done: Acknowledged[] = []
  for (const request of [...setUpRequests(), ...clerkRequests(today)]) {
    done.push(await sendUntilAcknowledged(operator, request, request.name))
  }
  await operator.settle()
  const setPassword = askOwner(organisationCalls.setPassword, operator.clientOf)
  await untilAnswered('the password of the clerk', () => setPassword(CLERK))
  return done
}
