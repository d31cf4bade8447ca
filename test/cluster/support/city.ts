import { randomUUID } from 'node:crypto'
import { DEMO, setUpCity } from '@huiyin/host/city'
import { openOperator, type Operator } from '@huiyin/host/operator'
import { stageOver } from '@huiyin/host/stage'
import type { RunningInstallation } from './installation.js'

const PASSWORD = 'a-long-password-2026'
const SINCE = '2026-01-01'
/** Who takes an item from its report to its end. */
const PEOPLE = ['operator', 'dispatcher', 'handler1', 'acceptance', 'auditor']

/** Somebody who is signed in at the screens, as a browser asks. */
export interface SignedIn {
  command(context: string, name: string, input: object, commandId?: string): Promise<unknown>
  question(query: string, traceparent?: string): Promise<{ readonly data?: unknown; readonly errors?: unknown }>
}

const signIn = async (desk: string, login: string): Promise<SignedIn> => {
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ login, password: PASSWORD })
  const door = await fetch(`${desk}/session`, { method: 'POST', headers, body })
  if (door.status !== 204) throw new Error(`${login} could not sign in: ${door.status} ${await door.text()}`)
  const cookie = door.headers.getSetCookie()[0]!.split(';')[0]!
  const post = async (path: string, asked: object, more: Readonly<Record<string, string>> = {}): Promise<unknown> => {
    const init = { method: 'POST', headers: { ...headers, cookie, ...more }, body: JSON.stringify(asked) }
    const answer = await fetch(`${desk}${path}`, init)
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }
  return {
    command: (context, name, input, commandId = randomUUID()) =>
      post(`/commands/${context}/${name}`, { input, commandId }),
    question: (query, traceparent) =>
      post('/graphql', { query }, traceparent ? { traceparent } : {}) as ReturnType<SignedIn['question']>,
  }
}

/** The made-up city on an installation of processes: its units, people and campaign, and everybody's password. */
export const cityOn = async ({ operator: file, addresses }: RunningInstallation) => {
  const operator: Operator = await openOperator(file)
  operator.settings.add(DEMO.tenant, { zone: DEMO.zone, calendar: DEMO.calendar })
  await setUpCity(operator.send, operator.settle, operator.clock.now(), { from: SINCE })
  const { setPassword } = stageOver(operator)
  for (const login of PEOPLE) await setPassword(login, PASSWORD)
  const desk = addresses['dashboard-api']![0]!
  return {
    ...{ operator, citizens: addresses['citizen']![0]! },
    signIn: (login: string) => signIn(desk, login),
    screens: { address: desk, password: PASSWORD },
  }
}
