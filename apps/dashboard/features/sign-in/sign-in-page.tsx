import { Alert, Button, Form, Input } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { Refusal } from '../../shared/api/refusal.js'
import { signIn } from '../../shared/api/session.js'
import { languageNow, speak } from '../../shared/i18n/setup.js'
import { useRefusalText } from '../../shared/panel/panel.js'
import './sign-in.css'

interface Given {
  readonly login: string
  readonly password: string
}

/** Where to go after signing in: only to a page of this product. */
export const placeAfter = (next: string | null): string => (next !== null && /^\/(?![/\\])/.test(next) ? next : '/desk')

const useSignIn = (next: string) => {
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async ({ login, password }: Given): Promise<void> => {
    setBusy(true)
    const refused = await signIn(login.trim(), password, languageNow())
    if (refused === null)
      location.assign(next) // a fresh page: nothing of another viewer is in memory
    else {
      setRefusal(refused)
      setBusy(false)
    }
  }
  return { refusal, busy, submit }
}

/** Signing in, with the reason when it was refused. */
export const SignInPage = () => {
  const { t, i18n } = useTranslation()
  const [params] = useSearchParams()
  const textOf = useRefusalText()
  const { refusal, busy, submit } = useSignIn(placeAfter(params.get('next')))
  useEffect(() => {
    document.title = `${t('signIn.title')} · ${t('frame.product')}`
  }, [t])
  const required = (message: string) => [{ required: true, message }]
  return (
    <main className="sign-in">
      <section className="card">
        <h1>{t('frame.product')}</h1>
        <p className="quiet">{t('frame.motto')}</p>
        {refusal ? (
          <Alert
            role="alert"
            type="error"
            showIcon
            title={`${textOf(refusal)} ${t('panel.code', { code: refusal.code })}`}
          />
        ) : null}
        <Form<Given> layout="vertical" requiredMark={false} onFinish={(given) => void submit(given)}>
          <Form.Item name="login" label={t('signIn.login')} rules={required(t('signIn.needLogin'))}>
            <Input autoComplete="username" autoFocus maxLength={64} size="large" />
          </Form.Item>
          <Form.Item name="password" label={t('signIn.password')} rules={required(t('signIn.needPassword'))}>
            <Input.Password autoComplete="current-password" maxLength={200} size="large" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block size="large" loading={busy}>
            {t('signIn.submit')}
          </Button>
        </Form>
        <p className="quiet small">{t('signIn.demo')}</p>
        <Button type="link" size="small" onClick={() => void speak(i18n.language === 'en' ? 'zh' : 'en')}>
          {t('frame.language')}
        </Button>
      </section>
    </main>
  )
}
