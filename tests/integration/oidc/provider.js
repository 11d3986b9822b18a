// An OpenID Connect service on loopback with three people; whatever password is typed is right.
import Provider from "oidc-provider";

const [port, redirectUri, clientSecret] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
const groups = { wang: ["staff", "everyone"], ada: ["pupils"], mallory: ["everyone"] };

const provider = new Provider(issuer, {
  clients: [{ client_id: "classroom", client_secret: clientSecret, redirect_uris: [redirectUri] }],
  claims: { openid: ["sub"], profile: ["preferred_username", "groups"], email: ["email"] },
  pkce: { required: () => true },
  cookies: { keys: ["a key that lives as long as the test"] },
  findAccount: (_context, id) => ({
    accountId: id,
    claims: () => ({ sub: id, preferred_username: id, groups: groups[id] ?? [] }),
  }),
});

provider.listen(Number(port), "127.0.0.1", () => console.log(`listening at ${issuer}`));
