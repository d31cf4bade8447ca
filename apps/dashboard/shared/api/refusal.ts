/** Why something was not done or not answered: a code, a sentence, and which fields need changes. */
export interface Refusal {
  readonly code: string
  readonly message: string
  readonly problems: readonly Problem[]
}

export interface Problem {
  readonly path: string
  readonly says: string
}

/** Codes of our own for what the server could not say itself. */
export const NETWORK = 'NetworkUnreachable'
export const SERVER = 'ServerFault'

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '')

const problemsOf = (value: unknown): readonly Problem[] =>
  Array.isArray(value)
    ? value.filter(isObject).map(({ path, zh, says }) => ({ path: textIn(path), says: textIn(zh) || textIn(says) }))
    : []

/** Reads the body of a refused request; what is no refusal is a fault of the server. */
export const refusalOf = (body: unknown): Refusal => {
  if (!isObject(body) || typeof body['code'] !== 'string') return { code: SERVER, message: '', problems: [] }
  return { code: body['code'], message: textIn(body['message']), problems: problemsOf(body['problems']) }
}

interface AskedError {
  readonly networkError?: unknown
  readonly response?: unknown
  readonly graphQLErrors: readonly {
    readonly message: string
    readonly extensions?: Readonly<Record<string, unknown>>
  }[]
}

const FAULT = 'INTERNAL_SERVER_ERROR'

/** Reads what urql says went wrong with a question. */
export const refusalOfQuestion = ({ graphQLErrors, networkError }: AskedError): Refusal => {
  const [first] = graphQLErrors
  if (!first) return { code: networkError ? NETWORK : SERVER, message: '', problems: [] }
  const { code, problems } = first.extensions ?? {}
  if (typeof code !== 'string' || code === FAULT) return { code: SERVER, message: '', problems: [] }
  return { code, message: first.message, problems: problemsOf(problems) }
}
