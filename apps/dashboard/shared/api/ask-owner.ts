import { NETWORK, refusalOf, type Refusal } from './refusal.js'

/** What the owning context answered, or why it did not. */
export type OwnerAnswer<T> =
  { readonly kind: 'answered'; readonly answer: T } | { readonly kind: 'refused'; readonly refusal: Refusal }

type Fetch = (path: string, init: RequestInit) => Promise<Response>

/** Asks a context what only it may answer: `POST /questions/<context>/<name>`. Nothing of the answer is kept. */
export const askOwner = async <T>(
  question: { readonly context: string; readonly name: string; readonly args: Readonly<Record<string, unknown>> },
  language: string,
  fetching: Fetch = (path, init) => fetch(path, init),
): Promise<OwnerAnswer<T>> => {
  try {
    const response = await fetching(`/questions/${question.context}/${question.name}`, {
      method: 'POST',
      credentials: 'same-origin',
      cache: 'no-store',
      headers: { 'content-type': 'application/json', 'accept-language': language },
      body: JSON.stringify({ args: question.args }),
    })
    const body: unknown = await response.json().catch(() => null)
    if (!response.ok) return { kind: 'refused', refusal: refusalOf(body) }
    return { kind: 'answered', answer: (body as { readonly answer: T }).answer }
  } catch {
    return { kind: 'refused', refusal: { code: NETWORK, message: '', problems: [] } }
  }
}
