import { NETWORK, refusalOf, type Refusal } from './refusal.js'

/** A command to be sent: where it goes, its id, and its input. */
export interface CommandToSend {
  readonly context: string
  readonly name: string
  readonly commandId: string
  readonly input: Readonly<Record<string, unknown>>
  /** When it really happened, where that is not now. */
  readonly occurred?: { readonly at: string; readonly zone: string; readonly precision: 'instant' }
}

/** What became of it. `unanswered`: nobody knows; the same id may be sent again without harm. */
export type CommandOutcome =
  | { readonly kind: 'accepted'; readonly position: number | null; readonly again: boolean }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'unanswered'; readonly refusal: Refusal }

type Fetch = (path: string, init: RequestInit) => Promise<Response>

const UNANSWERED: CommandOutcome = { kind: 'unanswered', refusal: { code: NETWORK, message: '', problems: [] } }

/** Sends a command once. */
export const sendCommand = async (
  { context, name, commandId, input, occurred }: CommandToSend,
  language: string,
  fetching: Fetch = (path, init) => fetch(path, init),
): Promise<CommandOutcome> => {
  try {
    const response = await fetching(`/commands/${context}/${name}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', 'accept-language': language },
      body: JSON.stringify({ commandId, input, ...(occurred ? { occurred } : {}) }),
    })
    const body: unknown = await response.json().catch(() => null)
    if (response.ok) {
      const { position = null, again = false } = body as { readonly position?: number | null; readonly again?: boolean }
      return { kind: 'accepted', position, again }
    }
    if (response.status >= 500) return { kind: 'unanswered', refusal: refusalOf(body) }
    return { kind: 'refused', refusal: refusalOf(body) }
  } catch {
    return UNANSWERED
  }
}
