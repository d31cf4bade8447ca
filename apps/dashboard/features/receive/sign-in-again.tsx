import { Alert, Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refusal } from '../../shared/api/refusal.js'
import { signIn } from '../../shared/api/session.js'
import { languageNow } from '../../shared/i18n/setup.js'
import { useRefusalText } from '../../shared/panel/panel.js'
import { useSigned } from '../../shared/viewer/viewer.js'

/**
 * The session ended while something was being taken down. The same person signs in here, beside what was filled in:
 * another page would lose it, and another person must not find it.
 */
export const SignInAgain = ({ onSignedIn }: { readonly onSignedIn: () => void }) => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const textOf = useRefusalText()
  const [password, setPassword] = useState('')
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const submit = async (): Promise<void> => {
    const refused = await signIn(me.login, password, languageNow())
    if (refused) setRefusal(refused)
    else onSignedIn()
  }
  return (
    <Alert
      role="alert"
      type="warning"
      showIcon
      className="form-help"
      title={t('receive.signedOut')}
      description={
        <div className="filters">
          <label className="day-field">
            {t('receive.passwordOf', { login: me.login })}
            <Input.Password
              autoFocus
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          </label>
          <Button type="primary" onClick={() => void submit()}>
            {t('receive.signInAgain')}
          </Button>
          {refusal ? <span className="due-overdue">{textOf(refusal)}</span> : null}
        </div>
      }
    />
  )
}
