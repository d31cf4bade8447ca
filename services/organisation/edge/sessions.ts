import { dayIn, type Clock, type TimeZone } from '@huiyin/kernel'
import { atOrAbove, rolesOn, scopeAt, type AppointmentRecord } from '@huiyin/contracts/organisation'
import type { Identity } from '@huiyin/identity'
import type { Sessions, Viewer } from '@huiyin/nest-platform'
import type { ListQueries } from '@huiyin/read-model'
import type { OrganisationLookUp } from '../application/look-up.js'
import type { AccountRow } from '../projections/accounts.js'
import type { AppointmentRow } from '../projections/appointments.js'

type OwnLists = ListQueries<{ readonly accounts: AccountRow; readonly appointments: AppointmentRow }>

/** What sessions stand on in whichever process they are answered. */
export interface SessionPorts {
  readonly identity: Pick<Identity, 'session' | 'signIn' | 'signOut'>
  readonly lookUp: Pick<OrganisationLookUp, 'latest'>
  readonly zoneOf: (tenant: string) => TimeZone
  readonly lists: OwnLists
  /** The real clock, also where the product runs on a virtual one. */
  readonly clock: Clock
}

const personName = async (lists: OwnLists, login: string, personId: string): Promise<string> => {
  const row = await lists
    .selectFrom('appointments')
    .select('person_name')
    .where('person_id', '=', personId)
    .limit(1)
    .executeTakeFirst()
  return row?.person_name ?? login
}

const tenantOf = async (lists: OwnLists, login: string): Promise<string | null> => {
  const row = await lists.selectFrom('accounts').select('tenant').where('login', '=', login).executeTakeFirst()
  return row?.tenant ?? null
}

const heldOn = (appointments: readonly AppointmentRecord[], day: string): AppointmentRecord | undefined =>
  appointments.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo))

/**
 * Who is signed in, with the roles and units of today: asked of the organisation each time, so that a right that was
 * taken ends at once. Passwords and tokens are the identity's business.
 */
export const organisationSessions = (ports: SessionPorts): Sessions => {
  const { identity, lookUp, zoneOf, lists, clock } = ports

  const viewerOf = async (token: string): Promise<Viewer | null> => {
    const session = await identity.session(token)
    const tenant = session && (await tenantOf(lists, session.login))
    if (!session || tenant === null) return null
    const snapshot = await lookUp.latest()
    const account = snapshot.accounts.get(session.login)
    if (!account) return null
    const day = dayIn(zoneOf(tenant), clock.now())
    const roles = rolesOn(account, day)
    if (roles.length === 0) return null
    const appointment = heldOn(snapshot.appointments.get(account.personId) ?? [], day)
    return {
      login: session.login,
      personId: account.personId,
      name: await personName(lists, session.login, account.personId),
      tenant,
      roles,
      postId: appointment?.postId ?? null,
      unitId: appointment?.unitId ?? null,
      unitIds: scopeAt(snapshot, account.personId, day).unitIds,
      atOrAbove: atOrAbove(snapshot, account.personId, day),
    }
  }

  return {
    viewerOf,
    signIn: async (login, password, address) => {
      const answer = await identity.signIn({ login, password, address })
      if (answer.ok) return { token: answer.token }
      if (answer.refusal === 'TooManyAttempts') return { refusal: answer.refusal, retryAfterSeconds: answer.seconds }
      return { refusal: answer.refusal }
    },
    signOut: (token) => identity.signOut(token),
  }
}
