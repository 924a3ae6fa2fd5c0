package dev.viewpass.path;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.EllipticCurve;
import java.util.Arrays;
import java.util.Optional;

/** The NIST curves, compared by all of their parameters: a curve is not what a certificate claims it to be. */
enum NamedCurve {
    P256("secp256r1"),
    P384("secp384r1"),
    P521("secp521r1");

    private final ECParameterSpec parameters;

    NamedCurve(String name) {
        try {
            AlgorithmParameters algorithm = AlgorithmParameters.getInstance("EC", "SunEC");
            algorithm.init(new ECGenParameterSpec(name));
            parameters = algorithm.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM does not know the curve " + name, e);
        }
    }

    static Optional<NamedCurve> of(ECPublicKey key) {
        return Arrays.stream(values())
                .filter(curve -> curve.is(key.getParams()))
                .findFirst();
    }

    /** Tells whether the key satisfies the equation of the curve, as SEC 1 section 3.2.2.1 demands. */
    boolean hasPoint(ECPublicKey key) {
        EllipticCurve curve = parameters.getCurve();
        BigInteger prime = ((ECFieldFp) curve.getField()).getP();
        BigInteger x = key.getW().getAffineX();
        BigInteger y = key.getW().getAffineY();
        return x.signum() >= 0
                && y.signum() >= 0
                && x.compareTo(prime) < 0
                && y.compareTo(prime) < 0
                && x.pow(3)
                                .add(curve.getA().multiply(x))
                                .add(curve.getB())
                                .subtract(y.pow(2))
                                .mod(prime)
                                .signum()
                        == 0;
    }

    private boolean is(ECParameterSpec other) {
        return parameters.getCurve().equals(other.getCurve())
                && parameters.getGenerator().equals(other.getGenerator())
                && parameters.getOrder().equals(other.getOrder())
                && parameters.getCofactor() == other.getCofactor();
    }
}
