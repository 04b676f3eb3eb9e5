namespace Wizard.Tests.Pki;

/// <summary>Provisioner keys that another program (python3-jwcrypto 1.1.0) encrypted: compact JWE, password, public key.</summary>
/// <param name="Compact">The private key under the password.</param>
/// <param name="Password">What decrypts it.</param>
/// <param name="Curve">As in <c>P-256</c>.</param>
/// <param name="X">The public key's x, base64url.</param>
/// <param name="Y">The public key's y, base64url.</param>
internal sealed record JweVector(string Compact, string Password, string Curve, string X, string Y)
{
    /// <summary>As old step-ca provisioners are: A128GCM, 100,000 rounds.</summary>
    public static JweVector Old { get; } = new(
        "eyJhbGciOiAiUEJFUzItSFMyNTYrQTEyOEtXIiwgImVuYyI6ICJBMTI4R0NNIiwgImN0eSI6ICJqd2sranNvbiIsICJwMmMiOiAxMDAwMDAsICJwMnMiOi" +
        "AiYzJGc2RITmhiSFJ6WVd4MGMyRnNkQSJ9.MEqfniTP5YMYZk-Hwo1EeUTvvBFoqG_A.cHZCzK13iGPRbNqB.PF1EzJaNeweSi7N6wVIKluQV9NqZ-aGSW" +
        "jRDeb-OWQJC_Hp0K0GmnOlJzNLS2GvpOTbO1WmlXigRG_MiwkQODGBU41zEs7zKOoMxVg9L3LDYfyLDrWcxs-8N-1hfn13AkR_9gfpTLy_3_UD3X9beX5j" +
        "MIHyxfphpjWS-IsbQajPHiqSyjMD0ThthOjt0wO7dvfghjpnpHHyomMghdLqtqunnFrXONYPGPLnYfjIljjMFusQ9WI-fYaHBkUJvgQao_6gfsldtqN-xZ" +
        "UuFR4L-TE0k2XHU473PQ3c.uDp64AnnPz2u9A0o9j80jg",
        "pass", "P-256", "FmS-ns7pmD4SxcsyW0zZqySIUueVC6sAje-DEqrr5W8", "J9FrWOEVcVdreW3nyl3tb_YMYDRrZutIb_1hdJcTcrY");

    /// <summary>As new ones are: A256GCM, 600,000 rounds.</summary>
    public static JweVector New { get; } = new(
        "eyJhbGciOiAiUEJFUzItSFMyNTYrQTEyOEtXIiwgImVuYyI6ICJBMjU2R0NNIiwgImN0eSI6ICJqd2sranNvbiIsICJwMmMiOiA2MDAwMDAsICJwMnMiOi" +
        "AiYzJGc2RITmhiSFJ6WVd4MGMyRnNkQSJ9.Kf2fqG4tIyNk-tgBOducM2fgulEZbUeYQ1Lasi7__14OPE3d4oiPFA.nVmmpSlBsQJmELhR.ifSmii5R_QR" +
        "aS0qPvPRrZe9PhT8K_B0LWskH8k-Gglo0mNeP-atVytnb4XPyPb5OAkozj1WF91S1F2-_3zef6GOb0ye2Ve8JcV1wR3-iGWYXG_GiQu3jdRX04JMsqzc_F" +
        "lgAOMigvkFH9iii-GQTLEvdWG29EJ9D-bA5nB_Qt6ErXc-bICrTlwXIFYLCNKmznVJ--ld6ZSWxrkh4RSmMctHUDy_BWHMisQwRJkvrfq6FtBXw-5uTpmV" +
        "QxLORuqAvheknkkrnnq4YbDmTAA-hycyvJ7wn1MIae3g.1X0TX7AndmwmLXNR9aa3mQ",
        "correct horse", "P-256", "0wpfNsrU-FfOJZbFNnS4XcFUHy1TVXjToQrEhGCVTgA", "blwNot-l2sHDxh7aZteUslf6tkPpIzjlBQKGXyYkOws");

    /// <summary>Another curve, another hash, a password that is not ASCII; few rounds.</summary>
    public static JweVector P384 { get; } = new(
        "eyJhbGciOiAiUEJFUzItSFMzODQrQTE5MktXIiwgImVuYyI6ICJBMTkyR0NNIiwgImN0eSI6ICJqd2sranNvbiIsICJwMmMiOiAxMDAwLCAicDJzIjogIm" +
        "MyRnNkSE5oYkhSellXeDBjMkZzZEEifQ.3ET6fEAXZNoCWtnt-H10phaSL2V5tfmolroJNxFXNdw.xdsVpY4gm1BEztMu.MS9Pj6w-NRqhBbn5HjH63Z8R" +
        "4PkEaffwm5Dn6FOHVq6ZBCzj0QGrMxdvvh2qYKqOoQezXZh0uDSnvNp74ZtEes_E1wlq5zNnDYgcHLfi8JrwnTlE7aZwgzpi2AvJK3Rf51b-PRozntTx5c" +
        "cyXhGwMGT3QMOTnKWKaiG8OD3Fv5Gb5LKOqz0x7v89ul0TLTERt3F6GQbFhh09F65BxpAfP0sv0dwyJVOk1-JS7Bub3nx4e7LZNXqZgeNHkb3G0xQharqT" +
        "_RXKBS5poQKeol4g-_DtHmnJ1EeHA04VEhO8T25UzFpwBSzc78ORQogb7CdrVcRcVR5qIDQeNnl5a73SpCYGWg9ak4O94aTg5gPgYXm69C-6QHu0hxE.tj" +
        "HAJsLA26XVa5OmPD--zA",
        "grüße", "P-384", "66fYQ-8ANu44l9oV-QfBkzohoWFTlFaak0WkF3PMbz45waplgG311czh5zjZDa2x", "3JkBanQtU29wPq3DzK1CoexaGGcLYZJ2ad3sMffv_ykOrsAgRMp2RekkPN2mlbWt");

    /// <summary>The longest curve; few rounds.</summary>
    public static JweVector P521 { get; } = new(
        "eyJhbGciOiAiUEJFUzItSFM1MTIrQTI1NktXIiwgImVuYyI6ICJBMjU2R0NNIiwgImN0eSI6ICJqd2sranNvbiIsICJwMmMiOiAxMDAwLCAicDJzIjogIm" +
        "MyRnNkSE5oYkhSellXeDBjMkZzZEEifQ.5u8TmQOlFVyxTs0CAzj88eJuVQF6_Cw9k5Bov0xT2zD60pj7uoam9A.bpbKY2zmdaQ5mRSG.WSOPhaxYoU-ef" +
        "-tGe1QGdPE-gTYTe6EGhJXM16kpeBFRaAlRWohGoI-tMdDmVIIMr9dJi0csj6-mp0mAMJ7O2Rx1vVfZ-L8a9EUyqTyJZE_FV0LqRLTzhZ8qPwMOjHnhoyH" +
        "AOmIHWftw_RL8XBLin3CLRXQomjvPZGqRH2PhjIUbnJX-_kF52o6spGjs102Updpu4CGygn2ZClGdpt9FF2G1JTONlWAMwi5PNHURNUayOywHyHpETLIY0" +
        "RnUmxl1UqwsOlihdulKQKmFhPM8sCwWaLrSBo7gYGaatwgQzCx8Ft7faShjujqhcL78ZJzwM1KpyzNWOodl8HwGqVLJGFuFTxciXKCMOEKgeF1-NnIO86R" +
        "W8nyOHBl0ODmRWtkEdcdENLBoWj96lMTNz9nlAlf9thrjNa19WTtpqbBh1wPZlgyF78aar0GM1L-eqDDV-JA2bfsPyK1lG7iJPCfFJ_8.XNMN7zFy9hKGT" +
        "WQpqoQLIw",
        "password", "P-521", "AWkgEAWz42gB3V7bI8eym1E6jp6EA-MJqa_nrtCcS5abIKMoHSWCY2xAiVHVUYG3m4REDrPZj-wLB5wJF-X_Ud-l", "AAltalqShB8OYbQdCbyHKmsMjqnavF_kHos7cI4LpElbAhlTIqcZh0ulhGvCPw6I1jOKa21-6tqhbQv0infeoepa");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<JweVector> All { get; } = [Old, New, P384, P521];
}
