import { NETWORK, refusalOf, type Refusal } from './refusal.js'

/** Signs in; null when it worked. */
export const signIn = async (login: string, password: string, language: string): Promise<Refusal | null> => {
  try {
    const response = await fetch('/session', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', 'accept-language': language },
      body: JSON.stringify({ login, password }),
    })
    return response.ok ? null : refusalOf(await response.json().catch(() => null))
  } catch {
    return { code: NETWORK, message: '', problems: [] }
  }
}

/** Signs out; a session that is gone already is no error. */
export const signOut = async (): Promise<void> => {
  await fetch('/session', { method: 'DELETE', credentials: 'same-origin' }).catch(() => null)
}
