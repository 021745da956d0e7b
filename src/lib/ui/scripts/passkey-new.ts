import { type PublicKeyCredentialCreationOptionsJSON, startRegistration } from '@simplewebauthn/browser';
import { passkeyForms } from './passkey-form.ts';

const words = (failure: unknown): string =>
  failure instanceof Error && failure.name === 'InvalidStateError'
    ? 'This device has a passkey for your account already.'
    : 'No passkey was made. Try again when you are ready.';

passkeyForms<PublicKeyCredentialCreationOptionsJSON>('new', startRegistration, words);
