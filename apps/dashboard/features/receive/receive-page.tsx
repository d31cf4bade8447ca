import { Button, Form, type FormInstance } from 'antd'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import type { LikelyDuplicate } from '../../shared/api/schema.generated.js'
import { Trouble } from '../../shared/command/trouble.js'
import { PageHead } from '../../shared/layout/page-head.js'
import { useRefusalText } from '../../shared/panel/panel.js'
import { useCampaign } from '../../shared/viewer/use-campaign.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import { LeaveQuestion } from './leave-question.js'
import { ReceiptCard } from './receipt.js'
import { ReceiveDuplicates } from './receive-duplicates.js'
import { ReceiveFields } from './receive-fields.js'
import { isSend, problemsByField, type FieldName, type Filled } from './receive-input.js'
import { SignInAgain } from './sign-in-again.js'
import { useReceiving, type Receiving } from './use-receiving.js'
import './receive.css'

const EMPTY: Filled = { reporter: 'named', register: true }

/** While it is sent the fields are closed and lose the focus; afterwards it is at the refused field, or where it was. */
const useFocusKept = (isBusy: boolean, refusedField: FieldName | null, form: FormInstance<Filled>) => {
  const before = useRef<Element | null>(null)
  useEffect(() => {
    if (isBusy) return
    if (refusedField) form.focusField(refusedField)
    else if (before.current instanceof HTMLElement) before.current.focus()
    before.current = null
  }, [isBusy, refusedField, form])
  return () => {
    before.current = document.activeElement
  }
}

/** Ctrl or ⌘ with Enter sends from anywhere on the page; a list of choices would take Enter for its own and open. */
const useSendKey = (onSend: () => void, isOff: boolean) => {
  const latest = useRef({ onSend, isOff })
  // before it is painted: who sees that the form is open again may press at once
  useLayoutEffect(() => {
    latest.current = { onSend, isOff }
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!isSend(event) || latest.current.isOff) return
      event.preventDefault()
      event.stopPropagation()
      latest.current.onSend()
    }
    document.addEventListener('keydown', onKey, true)
    return () => document.removeEventListener('keydown', onKey, true)
  }, [])
}

const useForm = () => {
  const textOf = useRefusalText()
  const campaign = useCampaign()
  const [form] = Form.useForm<Filled>()
  const [touched, setTouched] = useState(false)
  const [refusedField, setRefusedField] = useState<FieldName | null>(null)
  const { receiving, send, again, signedIn } = useReceiving(campaign)
  const remember = useFocusKept(receiving.kind === 'sending', refusedField, form)
  const showProblems = (outcome: Receiving) => {
    const refusal = outcome.kind === 'refused' ? outcome.refusal : null
    const found = refusal ? problemsByField(refusal.code, refusal.problems, textOf(refusal)) : []
    form.setFields(found.map(([name, says]) => ({ name, errors: [says] })))
    setRefusedField(found[0]?.[0] ?? null)
  }
  const submit = async (filled: Filled, into: string | null = null): Promise<void> => {
    remember()
    const outcome = await send(filled, into)
    showProblems(outcome)
    if (outcome.kind === 'done') setTouched(false)
  }
  const next = () => {
    const channel = form.getFieldValue('channel') as Filled['channel']
    form.resetFields()
    if (channel !== undefined) form.setFieldValue('channel', channel) // who takes calls takes the next one, too
    again()
  }
  return { form, campaign, receiving, touched, setTouched, submit, next, signedIn }
}

const ReceiveForm = () => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { form, campaign, receiving, touched, setTouched, submit, next, signedIn } = useForm()
  const busy = receiving.kind === 'sending'
  const isDone = receiving.kind === 'done'
  /** Filled in wrongly, it says so at the fields and links nothing. */
  const link = ({ item }: LikelyDuplicate) =>
    void form.validateFields().then(
      (filled) => submit(filled, item.itemId),
      () => undefined,
    )
  useSendKey(() => form.submit(), busy || isDone)
  return (
    <>
      <LeaveQuestion when={touched && !isDone} title={t('receive.leave')} />
      {isDone ? <ReceiptCard receipt={receiving.receipt} onAgain={next} /> : null}
      <section className="card" hidden={isDone}>
        <p className="quiet">{t('receive.says')}</p>
        <Form<Filled>
          form={form}
          layout="vertical"
          initialValues={EMPTY}
          disabled={busy}
          scrollToFirstError={{ focus: true }}
          onValuesChange={() => setTouched(true)}
          onFinish={(filled) => void submit(filled)}
        >
          <ReceiveFields
            campaign={campaign}
            beside={<ReceiveDuplicates isOff={busy || receiving.kind === 'unanswered'} onLink={link} />}
          />
        </Form>
        {receiving.kind === 'signedOut' ? <SignInAgain onSignedIn={signedIn} /> : null}
        {receiving.kind === 'refused' || receiving.kind === 'unanswered' ? <Trouble sending={receiving} /> : null}
        <div className="filters receive-foot">
          <Button type="primary" size="large" loading={busy} onClick={() => form.submit()}>
            {t('receive.send')}
          </Button>
          <kbd aria-hidden="true">Ctrl</kbd>
          <kbd aria-hidden="true">Enter</kbd>
          <Button onClick={() => void navigate('/desk')}>{t('item.cancel')}</Button>
        </div>
      </section>
    </>
  )
}

/** The desk takes down what somebody reports by telephone, by post or at the counter. */
export const ReceivePage = () => {
  const { t } = useTranslation()
  const { me } = useSigned()
  return (
    <div className="receive-page">
      <PageHead title={t('receive.title')}>
        {me.commands.includes('ReceiveReport') ? <Link to="/receive/bulk">{t('bulk.title')}</Link> : null}
      </PageHead>
      {me.commands.includes('ReceiveReport') ? <ReceiveForm /> : <p className="card">{t('receive.notYours')}</p>}
    </div>
  )
}
