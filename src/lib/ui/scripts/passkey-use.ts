import { type PublicKeyCredentialRequestOptionsJSON, startAuthentication } from '@simplewebauthn/browser';
import { passkeyForms } from './passkey-form.ts';

const words = (): string => 'No passkey was used. Try again, or use your password.';

passkeyForms<PublicKeyCredentialRequestOptionsJSON>('use', startAuthentication, words);
