import { Button, Drawer } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import './command.css'

export interface CommandFrameProps {
  /** What is done. */
  readonly title: string
  readonly busy: boolean
  readonly onClose: () => void
  readonly onSend: () => void
  readonly children: ReactNode
}

/** The frame of the form of a command: its name, leaving it, sending it. A press beside it loses nothing. */
export const CommandFrame = ({ title, busy, onClose, onSend, children }: CommandFrameProps) => {
  const { t } = useTranslation()
  return (
    <Drawer
      open
      title={title}
      onClose={onClose}
      mask={{ closable: false }}
      size={Math.min(520, globalThis.innerWidth)}
      footer={
        <div className="drawer-foot">
          <Button onClick={onClose}>{t('item.cancel')}</Button>
          <Button type="primary" loading={busy} onClick={onSend}>
            {t('item.send')}
          </Button>
        </div>
      }
    >
      {children}
    </Drawer>
  )
}
