import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Identity } from '@huiyin/identity'
import type { Sessions } from '@huiyin/nest-platform'
import { organisationFromLog } from '@huiyin/organisation'
import { organisationSessions, type SessionPorts } from '@huiyin/organisation/sessions'
import { openCounty } from './authorisation-inputs.js'
import { gateOver } from './gate.js'
import { ADMINISTRATOR, at, ZONE, type World } from './world.js'

const LOGIN = 'login.k1'
const TODAY = '2020-01-02'

/** Knows every password and gives the login back as token: what signing in proves is tested with the identities. */
const trusting = {
  signIn: async ({ login }: { readonly login: string }) => ({ ok: true, token: login }),
  session: async (token: string) => ({ login: token }),
  signOut: async () => undefined,
} as unknown as Identity

let here: World
let sessions: Sessions
beforeEach(async () => {
  here = await openCounty()
  sessions = organisationSessions({
    ...{ identity: trusting, lookUp: organisationFromLog(here.store), clock: here.clock },
    zoneOf: () => ZONE,
    lists: here.lists as unknown as SessionPorts['lists'],
  })
})
afterEach(() => here.close())
const viewer = () => sessions.viewerOf(LOGIN)
const sayOf = (name: string, input: object) =>
  here.does(ADMINISTRATOR, name, { login: LOGIN, validFrom: TODAY, ...input })

describe('who is signed in', () => {
  test('has the roles of his account and the units of his post, with everything below them', async () => {
    expect(await viewer()).toMatchObject({ roles: ['handler'], unitId: 'K1', postId: 'post-K1', tenant: 'county' })
    expect((await viewer())!.unitIds.toSorted()).toStrictEqual(['K1', 'K1-A', 'K1-B', 'K11'])
  })
  test('has his line of today: himself and everybody above, who is appointed and who leaves', async () => {
    expect((await viewer())!.atOrAbove).toStrictEqual(['clerk-K1'])
    const head = { personId: 'head-K1', name: '示例', validFrom: TODAY }
    await here.does(ADMINISTRATOR, 'AddPerson', head)
    const post = {
      postId: 'head',
      postTitle: '局长',
      unitId: 'K1',
      rank: 'principal',
      validFrom: TODAY,
      validTo: TODAY,
    }
    await here.does(ADMINISTRATOR, 'AppointPerson', { personId: 'head-K1', ...post })
    expect((await viewer())!.atOrAbove).toStrictEqual(['clerk-K1', 'head-K1'])
    await here.moveTo(at('2020-01-03'))
    expect((await viewer())!.atOrAbove).toStrictEqual(['clerk-K1'])
  })
  test('is nobody once the account is closed, in a session that was open before as well', async () => {
    expect(await viewer()).not.toBeNull()
    await sayOf('CloseAccount', { reason: '调离' })
    expect(await viewer()).toBeNull()
  })
  test('loses a right on the day it is taken, not when he signs in again', async () => {
    await sayOf('GrantRole', { role: 'operator' })
    expect(await viewer()).toMatchObject({ roles: ['operator', 'handler'] })
    await sayOf('RevokeRole', { role: 'operator', validFrom: '2020-01-03' })
    expect(await viewer()).toMatchObject({ roles: ['operator', 'handler'] })
    await here.moveTo(at('2020-01-03'))
    expect(await viewer()).toMatchObject({ roles: ['handler'] })
  })
  test('is nobody when the last role was taken, and when no account was ever opened', async () => {
    await sayOf('RevokeRole', { role: 'handler' })
    expect(await viewer()).toBeNull()
    expect(await sessions.viewerOf('stranger')).toBeNull()
  })
  test('S4-92 reaches the items of the unit no longer when the post has ended', async () => {
    const claim = {
      context: 'rectification',
      name: 'PlanRemedies',
      input: { entryId: 'item-K1:K1', fix: '改', establish: '立' },
    }
    const before = await viewer()
    expect(await gateOver(here.send)(before!, claim)).toMatchObject({ ok: true })
    await here.does(ADMINISTRATOR, 'EndAppointment', { personId: 'clerk-K1', postId: 'post-K1', validTo: TODAY })
    await here.moveTo(at('2020-01-03'))
    const after = await viewer()
    expect(after).toMatchObject({ unitId: null, unitIds: [] })
    expect(await gateOver(here.send)(after!, claim)).toMatchObject({ ok: false, refusal: 'NotYourUnit' })
  })
})
