import { peopleOf } from '@huiyin/host/city'

/** What a simulation gives everybody; see `huiyin simulate`. */
const PASSWORD = 'huiyin-demo-2026'

/** Somebody who signed in: asks as the screens do, and says how many milliseconds the answer took. */
export interface Colleague {
  readonly login: string
  readonly ask: (query: string, variables: object) => Promise<{ readonly millis: number; readonly data: unknown }>
}

const signIn = async (address: string, login: string): Promise<string> => {
  const body = JSON.stringify({ login, password: PASSWORD })
  const headers = { 'content-type': 'application/json' }
  const door = await fetch(`${address}/session`, { method: 'POST', headers, body })
  if (door.status !== 204) throw new Error(`${login} could not sign in: ${door.status} ${await door.text()}`)
  return door.headers.getSetCookie()[0]!.split(';')[0]!
}

interface Answer {
  readonly data?: unknown
  readonly errors?: unknown
}

const colleague = async (address: string, login: string): Promise<Colleague> => {
  const cookie = await signIn(address, login)
  return {
    login,
    ask: async (query, variables) => {
      const since = performance.now()
      const answer = await fetch(`${address}/graphql`, {
        // a connection of its own: one that was kept might be closed by the product at the moment it is used again
        headers: { 'content-type': 'application/json', cookie, connection: 'close' },
        method: 'POST',
        body: JSON.stringify({ query, variables }),
      })
      const { data, errors } = (await answer.json()) as Answer
      const millis = performance.now() - since
      if (answer.status !== 200 || errors) throw new Error(`${login}: ${answer.status} ${JSON.stringify(errors)}`)
      return { millis, data }
    },
  }
}

/** The first of them may ask everything that is measured. */
const CITY_DESK = ['supervisor', 'operator', 'dispatcher', 'acceptance', 'supervisor']

/** So many people at the desk: three of four at a bureau, the others for the whole city. */
export const colleagues = async (address: string, count: number, bureaus: number): Promise<readonly Colleague[]> => {
  const atBureaus = peopleOf(bureaus)
    .map(({ login }) => login)
    .filter((login) => login.startsWith('handler'))
  const logins = Array.from({ length: count }, (_, n) =>
    n % 4 === 0 ? CITY_DESK[(n / 4) % CITY_DESK.length]! : atBureaus[n % atBureaus.length]!,
  )
  const signedIn: Colleague[] = []
  for (const login of logins) signedIn.push(await colleague(address, login))
  return signedIn
}
